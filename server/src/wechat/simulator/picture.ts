import { createHash } from 'node:crypto'
import { crc32, deflateSync } from 'node:zlib'

const CELLS = 21
const CELL_PX = 10

/** A real PNG that stands for a mini-program code: black and white cells drawn from its scene and page, not readable by WeChat. */
export function codePicture(text: string): Buffer {
  const sizePx = CELLS * CELL_PX
  const bits = createHash('shake256', { outputLength: Math.ceil((CELLS * CELLS) / 8) })
    .update(text)
    .digest()
  const rows = Array.from({ length: sizePx }, (_, y) => row(bits, Math.floor(y / CELL_PX), sizePx))
  const header = Buffer.alloc(13)
  header.writeUInt32BE(sizePx, 0)
  header.writeUInt32BE(sizePx, 4)
  // 8 bits of grey a pixel.
  header.writeUInt8(8, 8)
  const signature = Buffer.from('89504e470d0a1a0a', 'hex')
  return Buffer.concat([signature, chunk('IHDR', header), chunk('IDAT', deflateSync(Buffer.concat(rows))), chunk('IEND', Buffer.alloc(0))])
}

function row(bits: Buffer, cellY: number, sizePx: number): Buffer {
  const pixels = Buffer.alloc(1 + sizePx)
  for (let x = 0; x < sizePx; x += 1) {
    const cell = cellY * CELLS + Math.floor(x / CELL_PX)
    const dark = ((bits[cell >> 3] ?? 0) >> (cell & 7)) & 1
    pixels[1 + x] = dark ? 0 : 255
  }
  return pixels
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type), data])
  const [length, checksum] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(data.length)
  checksum.writeUInt32BE(crc32(body))
  return Buffer.concat([length, body, checksum])
}
