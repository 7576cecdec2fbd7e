import { createHash, randomBytes } from 'node:crypto'
import { crc32, deflateSync } from 'node:zlib'
import sharp, { type Sharp } from 'sharp'
import { expect, it } from 'vitest'
import { FileRefused } from './file-refused.ts'
import { maxUploadBytes, readUpload } from './uploads.ts'

const plain = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: 'teal' }, limitInputPixels: false })
const noise = (width: number, height: number) => sharp(randomBytes(width * height * 3), { raw: { width, height, channels: 3 } })
const pdf = Buffer.from('%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\nstartxref\n0\n%%EOF\n')

/** One bit a pixel, so that 900 million of them are made in a moment and sent in a hundred kilobytes. */
function blackPng(width: number, height: number): Buffer {
  const chunk = (type: string, data: Buffer) => {
    const typed = Buffer.concat([Buffer.from(type), data])
    const framed = Buffer.alloc(typed.length + 8)
    framed.writeUInt32BE(data.length)
    typed.copy(framed, 4)
    framed.writeUInt32BE(crc32(typed), typed.length + 4)
    return framed
  }
  const header = Buffer.from([0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0])
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  const pixels = deflateSync(Buffer.alloc((1 + Math.ceil(width / 8)) * height))
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    chunk('IHDR', header),
    chunk('IDAT', pixels),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

async function refusal(bytes: Buffer): Promise<string> {
  const error: unknown = await readUpload(bytes).catch((thrown) => thrown)
  if (!(error instanceof FileRefused)) return `not refused: ${JSON.stringify(error)}`
  expect(error.message).toMatch(/^[\u4e00-\u9fff].*。$/)
  return error.code
}

it('leaves nothing of where and with what a photo was taken', async () => {
  const gps = { GPSLatitudeRef: 'N', GPSLatitude: '33/1 57/1 0/1', GPSLongitudeRef: 'E', GPSLongitude: '116/1 48/1 0/1' }
  const secret = { IFD0: { Make: 'SecretCamera', Copyright: 'SecretOwner' }, IFD3: gps }
  const xmp =
    '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"/><!--SecretXmp--></x:xmpmeta>'
  for (const encode of [(image: Sharp) => image.jpeg(), (image: Sharp) => image.png(), (image: Sharp) => image.webp()]) {
    const sent = await encode(plain(64, 48).withExif(secret).withXmp(xmp).withIccProfile('p3')).toBuffer()
    const before = await sharp(sent).metadata()
    expect([before.exif, before.xmp, before.icc].every(Boolean)).toBe(true)
    const { bytes, thumbnail } = await readUpload(sent)
    for (const stored of [bytes, thumbnail]) {
      const { exif, xmp, icc, iptc, comments, orientation } = await sharp(stored ?? undefined).metadata()
      expect({ exif, xmp, icc, iptc, comments, orientation }).toEqual({})
      expect(stored?.includes('Secret')).toBe(false)
    }
  }
})

it('turns a photo upright, whichever way the phone was held', async () => {
  const leftRedRightBlue = plain(40, 20).composite([
    { input: { create: { width: 20, height: 20, channels: 3, background: 'red' } }, left: 0, top: 0 },
    { input: { create: { width: 20, height: 20, channels: 3, background: 'blue' } }, left: 20, top: 0 },
  ])
  const sent = await leftRedRightBlue.withMetadata({ orientation: 6 }).jpeg({ quality: 100 }).toBuffer()
  const { bytes, width, height } = await readUpload(sent)
  expect([width, height]).toEqual([20, 40])
  const { data } = await sharp(bytes).raw().toBuffer({ resolveWithObject: true })
  const redOf = (x: number, y: number) => data[(y * 20 + x) * 3] ?? 0
  expect(redOf(10, 4)).toBeGreaterThan(200)
  expect(redOf(10, 36)).toBeLessThan(60)
})

it('keeps at most 2048 pixels a side, a thumbnail of 320, and never enlarges', async () => {
  const large = await readUpload(await plain(4000, 3000).jpeg().toBuffer())
  expect([large.width, large.height]).toEqual([2048, 1536])
  expect(await sharp(large.thumbnail ?? undefined).metadata()).toMatchObject({ format: 'jpeg', width: 320, height: 240 })
  const small = await readUpload(await plain(30, 20).webp().toBuffer())
  expect([small.width, small.height]).toEqual([30, 20])
})

it('remembers the hash of what was sent and the size of what is stored', async () => {
  const sent = await noise(300, 200).jpeg().toBuffer()
  const upload = await readUpload(sent)
  expect(upload.sha256).toBe(createHash('sha256').update(sent).digest('hex'))
  expect(upload.sizeBytes).toBe(upload.bytes.length)
  expect(upload.bytes.equals(sent)).toBe(false)
})

it('takes each accepted kind for what its content is', async () => {
  const mediaTypeOf = async (bytes: Buffer) => (await readUpload(bytes)).mediaType
  expect(await mediaTypeOf(await noise(9, 9).jpeg().toBuffer())).toBe('image/jpeg')
  expect(await mediaTypeOf(await noise(9, 9).jpeg({ progressive: true }).toBuffer())).toBe('image/jpeg')
  expect(await mediaTypeOf(await noise(9, 9).toColourspace('cmyk').jpeg().toBuffer())).toBe('image/jpeg')
  expect(await mediaTypeOf(await noise(9, 9).png().toBuffer())).toBe('image/png')
  expect(await mediaTypeOf(await noise(9, 9).toColourspace('rgb16').png().toBuffer())).toBe('image/png')
  expect(await mediaTypeOf(await noise(9, 9).webp({ lossless: true }).toBuffer())).toBe('image/webp')
  expect(await mediaTypeOf(pdf)).toBe('application/pdf')
})

it('keeps the first frame of an animation', async () => {
  const frames = await Promise.all(
    ['red', 'blue'].map((background) =>
      sharp({ create: { width: 20, height: 10, channels: 3, background } })
        .png()
        .toBuffer(),
    ),
  )
  const { bytes, height } = await readUpload(
    await sharp(frames, { join: { animated: true } })
      .webp({ loop: 0 })
      .toBuffer(),
  )
  expect(height).toBe(10)
  const { pages, dominant } = { ...(await sharp(bytes).metadata()), ...(await sharp(bytes).stats()) }
  expect(pages).toBeUndefined()
  expect(dominant.r).toBeGreaterThan(200)
})

it('keeps a PDF as it is and refuses one that was cut short', async () => {
  const upload = await readUpload(pdf)
  expect(upload.bytes.equals(pdf)).toBe(true)
  expect(upload).toMatchObject({ thumbnail: null, sizeBytes: pdf.length })
  expect(await refusal(pdf.subarray(0, -8))).toBe('file_damaged')
  expect(await refusal(Buffer.concat([pdf, Buffer.alloc(5000)]))).toBe('file_damaged')
  expect(await refusal(Buffer.from('%PDFnothing %%EOF'))).toBe('file_damaged')
})

it('cuts off what hides behind a photo', async () => {
  const sent = Buffer.concat([await noise(60, 40).jpeg().toBuffer(), Buffer.from('PK\x03\x04<script>hidden</script>')])
  const { bytes, mediaType } = await readUpload(sent)
  expect(mediaType).toBe('image/jpeg')
  expect(bytes.includes('hidden')).toBe(false)
})

it('refuses what is not a photo or a PDF', async () => {
  const others = {
    svg: '<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>',
    html: '<!doctype html><script>alert(1)</script>',
    'html with a PDF inside': '<html>%PDF-1.7 %%EOF</html>',
    exe: `MZ${'\0'.repeat(200)}`,
    zip: `PK\x03\x04\x14${'\0'.repeat(200)}`,
    mp4: '\0\0\0\x18ftypmp42\0\0\0\0mp42isom',
    text: '照片',
    'one byte': 'x',
    'JPEG mark alone': '\xff\xd8',
  }
  for (const [name, content] of Object.entries(others))
    expect(await refusal(Buffer.from(content, 'latin1')), name).toBe('file_type_unsupported')
  expect(await refusal(await noise(9, 9).gif().toBuffer())).toBe('file_type_unsupported')
  expect(await refusal(await noise(9, 9).tiff().toBuffer())).toBe('file_type_unsupported')
  expect(await refusal(await noise(9, 9).avif().toBuffer())).toBe('file_type_unsupported')
})

it('tells an iPhone owner what to do with a HEIC photo', async () => {
  for (const brand of ['heic', 'heix', 'mif1', 'msf1']) {
    const heic = Buffer.from(`\0\0\0\x18ftyp${brand}\0\0\0\0mif1heic`, 'latin1')
    expect(await refusal(heic), brand).toBe('file_heic')
  }
  expect(new FileRefused('file_heic').message).toContain('JPG')
})

it('refuses an image that was cut short anywhere', async () => {
  const images = {
    jpeg: await noise(200, 150).jpeg().toBuffer(),
    progressive: await noise(200, 150).jpeg({ progressive: true }).toBuffer(),
    png: await noise(200, 150).png().toBuffer(),
    webp: await noise(200, 150).webp().toBuffer(),
  }
  for (const [name, whole] of Object.entries(images)) {
    for (const share of [0.1, 0.3, 0.5, 0.7, 0.9, 0.99, 0.999]) {
      expect(await refusal(whole.subarray(0, Math.floor(whole.length * share))), `${name} ${share}`).toBe('file_damaged')
    }
  }
})

it('refuses garbage behind a true beginning', async () => {
  const png = await noise(50, 50).png().toBuffer()
  expect(await refusal(Buffer.concat([png.subarray(0, 60), randomBytes(5000)]))).toBe('file_damaged')
  expect(await refusal(Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), randomBytes(5000)]))).toBe('file_damaged')
})

it('refuses a decompression bomb by its header, without unpacking it', async () => {
  expect(await readUpload(blackPng(300, 200))).toMatchObject({ mediaType: 'image/png', width: 300, height: 200 })
  const bomb = blackPng(30_000, 30_000)
  expect(bomb.length).toBeLessThan(maxUploadBytes)
  const residentBytes = process.memoryUsage().rss
  expect(await Promise.all(Array.from({ length: 20 }, () => refusal(bomb)))).toEqual(Array(20).fill('image_too_large'))
  expect(process.memoryUsage().rss - residentBytes).toBeLessThan(100 * 1024 * 1024)
})

it('refuses nothing at all, and more than ten megabytes', async () => {
  expect(await refusal(Buffer.alloc(0))).toBe('file_empty')
  expect(await refusal(Buffer.alloc(50 * 1024 * 1024))).toBe('file_too_large')
  expect(await refusal(Buffer.concat([pdf, Buffer.alloc(maxUploadBytes)]))).toBe('file_too_large')
})

it('draws a few photos at a time when 64 come at once, within a bounded memory', { timeout: 60_000 }, async () => {
  const sent = await plain(4000, 3000).withMetadata({ orientation: 6 }).png().toBuffer()
  const residentBytes = process.memoryUsage().rss
  let most = 0
  const watch = () => {
    const { queue, process } = sharp.counters()
    most = Math.max(most, queue + process)
  }
  sharp.queue.on('change', watch)
  const uploads = await Promise.all(Array.from({ length: 64 }, () => readUpload(sent)))
  sharp.queue.off('change', watch)
  expect(uploads.every(({ height }) => height === 2048)).toBe(true)
  // sharp may still count a photo it has just handed over; without the limit it counts 64.
  expect(most).toBeLessThanOrEqual(4)
  expect(process.memoryUsage().rss - residentBytes).toBeLessThan(400 * 1024 * 1024)
})
