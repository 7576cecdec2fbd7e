import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { crc32, deflateSync } from 'node:zlib'
import type { PetitionView } from '@petition/shared/schemas/petition'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { removeUnusedUploads } from '../src/jobs/remove-unused-uploads.ts'
import { startJobs } from '../src/jobs/runner.ts'
import { makeFiling } from './make.ts'
import { eventually, file, type Outbox, openOutbox } from './outbox.ts'

let outbox: Outbox
beforeAll(async () => {
  outbox = await openOutbox()
})
afterAll(() => outbox?.close())

type View = {
  id: string
  mediaType: string
  sizeBytes: number
  sha256: string
  url: string
  thumbnailUrl?: string
  code?: string
  detail?: string
}

async function upload(
  { token }: { token: string | null },
  bytes: Buffer,
  { name = 'photo.jpg', key = '', field = 'file', type = 'image/jpeg' } = {},
) {
  const form = new FormData()
  form.append(field, new Blob([new Uint8Array(bytes)], { type }), name)
  const headers = { authorization: `Bearer ${token}`, ...(key && { 'idempotency-key': key }) }
  const response = await fetch(`${outbox.url}/api/attachments`, { method: 'POST', headers, body: form })
  return { status: response.status, view: (await response.json()) as View }
}

const get = (path: string, token?: string | null) =>
  fetch(outbox.url + path, { headers: token ? { authorization: `Bearer ${token}` } : {} })

const noise = (width: number, height: number) => sharp(randomBytes(width * height * 3), { raw: { width, height, channels: 3 } })

const storedFiles = async () =>
  (await readdir(join(outbox.ctx.config.DATA_DIR, 'files'), { recursive: true, withFileTypes: true }).catch(() => [])).filter((entry) =>
    entry.isFile(),
  )

it('keeps a photo upright and without where it was taken, and the hash of what was sent', async () => {
  const li = await outbox.resident('李一')
  const gps = { IFD0: { Make: 'SecretCamera' }, IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '33/1 57/1 0/1' } }
  const sent = await noise(300, 200).withExif(gps).withMetadata({ orientation: 6 }).jpeg().toBuffer()
  const { status, view } = await upload(li, sent)
  expect(status).toBe(201)
  expect(view).toMatchObject({ mediaType: 'image/jpeg', sha256: createHash('sha256').update(sent).digest('hex') })

  for (const [path, longest] of [
    [view.url, 300],
    [view.thumbnailUrl ?? '', 300],
    [`/api/attachments/${view.id}`, 300],
  ] as const) {
    const answer = await get(path, path.includes('signature') ? undefined : li.token)
    expect(answer.status).toBe(200)
    expect(answer.headers.get('content-type')).toBe('image/jpeg')
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff')
    expect(answer.headers.get('cache-control')).toMatch(/^private/)
    const bytes = Buffer.from(await answer.arrayBuffer())
    const { width, height, exif } = await sharp(bytes).metadata()
    expect([width, height, exif]).toEqual([200, longest, undefined])
    expect(bytes.includes('SecretCamera')).toBe(false)
  }
})

it('takes one file at a time: two are refused, whatever comes first, and none is kept', async () => {
  const li = await outbox.resident('李两张')
  const photo = await noise(40, 40).jpeg().toBuffer()
  const big = await noise(1200, 900).png().toBuffer()
  const before = (await storedFiles()).length
  for (const [first, second] of [
    [photo, photo],
    [photo, big],
    [big, photo],
    [photo, Buffer.alloc(0)],
  ] as const) {
    const form = new FormData()
    for (const bytes of [first, second]) form.append('file', new Blob([new Uint8Array(bytes)], { type: 'image/jpeg' }), 'photo.jpg')
    const headers = { authorization: `Bearer ${li.token}` }
    const answer = await fetch(`${outbox.url}/api/attachments`, { method: 'POST', headers, body: form })
    const problem = (await answer.json()) as { errors?: { path: string; code: string; message: string }[] }
    expect([answer.status, problem.errors]).toEqual([
      400,
      [{ path: 'file', code: 'one_file_only', message: '一次只能上传一个文件，请一个一个上传。' }],
    ])
  }
  const other = new FormData()
  other.append('file', new Blob([new Uint8Array(photo)], { type: 'image/jpeg' }), 'photo.jpg')
  other.append('note', 'a field beside the file is no second file')
  const headers = { authorization: `Bearer ${li.token}` }
  expect((await fetch(`${outbox.url}/api/attachments`, { method: 'POST', headers, body: other })).status).toBe(201)
  expect((await storedFiles()).length).toBe(before + 2)
})

it('gives a PDF back as it came, to be saved and not shown', async () => {
  const li = await outbox.resident('李二')
  const sent = Buffer.from('%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\nstartxref\n0\n%%EOF\n')
  const { view } = await upload(li, sent, { name: '证明.pdf', type: 'application/pdf' })
  expect(view).toMatchObject({ mediaType: 'application/pdf', sizeBytes: sent.length })
  expect(view.thumbnailUrl).toBeUndefined()
  const answer = await get(view.url)
  expect(answer.headers.get('content-disposition')).toMatch(/^attachment/)
  expect(Buffer.from(await answer.arrayBuffer())).toEqual(sent)
  expect((await get(view.url.replace('variant=original', 'variant=thumbnail'))).status).toBe(403)
})

it('takes a file for what it is, and refuses the rest in a sentence, keeping nothing', async () => {
  const li = await outbox.resident('李三')
  const png = await noise(40, 30).png().toBuffer()
  expect((await upload(li, png, { name: 'photo.jpg' })).view.mediaType).toBe('image/png')

  const before = await storedFiles()
  const jpeg = await noise(200, 150).jpeg().toBuffer()
  const refused: [string, Buffer, number, string][] = [
    ['a truncated photo', jpeg.subarray(0, jpeg.length / 2), 400, 'file_damaged'],
    ['a decompression bomb', bomb(), 400, 'image_too_large'],
    ['a page that calls itself a photo', Buffer.from('<html><script>alert(1)</script></html>'), 415, 'file_type_unsupported'],
    ['a drawing with scripts', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>'), 415, 'file_type_unsupported'],
    ['nothing', Buffer.alloc(0), 400, 'file_empty'],
    ['ten megabytes and one byte', Buffer.concat([jpeg, Buffer.alloc(10 * 1024 * 1024)]), 413, 'file_too_large'],
    ['fifty megabytes', Buffer.alloc(50 * 1024 * 1024, 1), 413, 'file_too_large'],
  ]
  for (const [what, bytes, status, code] of refused) {
    const answer = await upload(li, bytes)
    expect([answer.status, answer.view.code], what).toEqual([status, code])
    expect(answer.view.detail, what).toMatch(/[\u4e00-\u9fff].*。$/)
  }
  expect((await upload(li, jpeg, { field: 'other' })).status).toBe(400)
  expect((await upload(li, jpeg, { key: 'not-a-uuid' })).status).toBe(400)
  expect((await upload({ token: 'forged.token.here' }, jpeg)).status).toBe(401)
  const headers = { authorization: `Bearer ${li.token}`, 'content-type': 'application/json' }
  expect((await fetch(`${outbox.url}/api/attachments`, { method: 'POST', headers, body: '{}' })).status).toBe(415)
  const cut = { ...headers, 'content-type': 'multipart/form-data; boundary=x' }
  expect((await fetch(`${outbox.url}/api/attachments`, { method: 'POST', headers: cut, body: '--x\r\nContent-Dis' })).status).toBe(400)
  expect(await storedFiles()).toHaveLength(before.length)
})

it('makes one attachment of one key for ever, also when it is sent many times at once', async () => {
  const [li, wang] = [await outbox.resident('李四'), await outbox.resident('王四')]
  const photo = await noise(60, 40).jpeg().toBuffer()
  const before = (await storedFiles()).length
  const key = randomUUID()
  const answers = await Promise.all(Array.from({ length: 8 }, () => upload(li, photo, { key })))
  expect(answers.map(({ status }) => status)).toEqual(Array(8).fill(201))
  expect(new Set(answers.map(({ view }) => view.id)).size).toBe(1)
  expect(await storedFiles()).toHaveLength(before + 2)
  expect((await upload(li, photo, { key: key.toUpperCase() })).view.id).toBe(answers[0]?.view.id)

  const another = await noise(60, 40).jpeg().toBuffer()
  expect(await upload(li, another, { key })).toMatchObject({ status: 409, view: { code: 'idempotency_conflict' } })
  expect((await upload(wang, photo, { key })).view.id).not.toBe(answers[0]?.view.id)
})

it('shows an unused upload to its owner alone, then to whoever may see the petition', async () => {
  const [li, wang] = [await outbox.resident('李五'), await outbox.resident('王五')]
  const { view } = await upload(li, await noise(60, 40).jpeg().toBuffer())
  const unused = [li.token, wang.token, null].map((token) => get(`/api/attachments/${view.id}`, token))
  expect((await Promise.all(unused)).map(({ status }) => status)).toEqual([200, 404, 401])

  const { id, attachments } = await file(li, { attachmentIds: [view.id] })
  expect(attachments).toMatchObject([{ id: view.id, sha256: view.sha256 }])
  const [matter] = await outbox.owner`select bureau_id from petition where id = ${id}`
  const clerk = await outbox.staff('bureau-clerk', { organisationId: matter?.bureau_id, readsSealed: false })
  const stranger = await outbox.staff('unit-clerk')
  const statuses = async () =>
    (await Promise.all([li, wang, clerk, stranger].map(({ token }) => get(`/api/attachments/${view.id}`, token)))).map(
      ({ status }) => status,
    )
  expect(await statuses()).toEqual([200, 404, 200, 404])
  await outbox.owner`update petition set sealed = true where id = ${id}`
  expect(await statuses()).toEqual([200, 404, 404, 404])
})

it('honours a link exactly as it was signed, and no longer than it lives', async () => {
  const li = await outbox.resident('李六')
  const [one, two] = [await upload(li, await noise(60, 40).jpeg().toBuffer()), await upload(li, await noise(60, 41).jpeg().toBuffer())]
  const { url } = one.view
  expect((await get(url)).status).toBe(200)
  const altered = [
    url.replace(one.view.id, two.view.id),
    url.replace('variant=original', 'variant=thumbnail'),
    url.replace(/expires=\d+/, (text) => `expires=${Number(text.slice(8)) + 1}`),
    url.replace(/signature=./, 'signature=!'),
  ]
  for (const link of altered) expect((await get(link)).status, link).toBe(403)
  expect((await get(url.replace(/&signature=.*/, ''))).status).toBe(400)
  expect((await get(url.replace(/expires=\d+/, 'expires=soon'))).status).toBe(400)
  expect((await get('/api/attachments/not-an-id')).status).toBe(400)

  const { now } = outbox
  outbox.now = new Date(now.getTime() + 10 * 60 * 1000 + 1000)
  expect((await get(url)).status).toBe(403)
  outbox.now = now
})

it('gives uploads to one event, in order, and never to a second one or by another person', async () => {
  const [li, wang] = [await outbox.resident('李七'), await outbox.resident('王七')]
  const uploads = await Promise.all([40, 41, 42].map(async (height) => upload(li, await noise(60, height).jpeg().toBuffer())))
  const ids = uploads.map(({ view }) => view.id).toReversed()
  const refused = { status: 400, body: { code: 'invalid_input', errors: [{ path: 'attachmentIds' }] } }
  const filing = (attachmentIds: string[]) => makeFiling({ attachmentIds })
  expect(await wang.post('/api/petitions', filing(ids))).toMatchObject(refused)
  expect(await li.post('/api/petitions', filing([...ids, randomUUID()]))).toMatchObject(refused)
  const answers = await Promise.all(Array.from({ length: 4 }, () => li.post<PetitionView>('/api/petitions', filing(ids))))
  expect(answers.map(({ status }) => status).toSorted()).toEqual([201, 400, 400, 400])
  expect(answers.find(({ status }) => status === 201)?.body.attachments.map(({ id }) => id)).toEqual(ids)
  expect((await li.get<{ items: unknown[] }>('/api/petitions')).body.items).toHaveLength(1)
})

it('stops a person who uploads without end', async () => {
  const li = await outbox.resident('李八')
  await outbox.owner`insert into attachment (id, person_id, media_type, size_bytes, sha256, file_key, created_at)
    select gen_random_uuid(), ${li.id}, 'image/jpeg', 1, '', 'x', now() from generate_series(1, 60)`
  expect(await upload(li, await noise(60, 40).jpeg().toBuffer())).toMatchObject({ status: 429, view: { code: 'too_many_requests' } })
})

it('removes what nobody used within seven days, row and files, and nothing else', async () => {
  const li = await outbox.resident('李九')
  const [old, used, fresh] = await Promise.all(
    [40, 41, 42].map(async (height) => (await upload(li, await noise(60, height).jpeg().toBuffer())).view),
  )
  await file(li, { attachmentIds: [used?.id ?? ''] })
  await outbox.owner`update attachment set created_at = now() - interval '7 days 1 minute' where id in ${outbox.owner([old?.id ?? '', used?.id ?? ''])}`
  const before = (await storedFiles()).length
  await removeUnusedUploads(outbox.ctx)
  expect(await storedFiles()).toHaveLength(before - 2)
  const statuses = await Promise.all([old, used, fresh].map(async (view) => (await get(view?.url ?? '')).status))
  expect(statuses).toEqual([404, 200, 200])
})

it('has WeChat look at a photo through a link that needs no token, but never at one of a sealed matter', async () => {
  const li = await outbox.resident('李十')
  const [sealed, open] = await Promise.all(
    [40, 41].map(async (height) => (await upload(li, await noise(60, height).jpeg().toBuffer())).view),
  )
  await file(li, { attachmentIds: [sealed?.id ?? ''], aboutConduct: true })
  await file(li, { attachmentIds: [open?.id ?? ''] })
  const jobs = await startJobs(outbox.ctx)
  const checked = await eventually(async () => {
    const [row] = await outbox.owner`select check_result from attachment where id = ${open?.id ?? ''} and check_result is not null`
    return row
  })
  await jobs.stop()
  expect(checked.check_result).toBe('pass')
  expect(await outbox.owner`select check_trace_id from attachment where id = ${sealed?.id ?? ''}`).toEqual([{ check_trace_id: null }])
})

/** 900 million black pixels in a hundred kilobytes. */
function bomb(): Buffer {
  const side = 30_000
  const header = Buffer.from([0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0])
  header.writeUInt32BE(side, 0)
  header.writeUInt32BE(side, 4)
  const pixels = deflateSync(Buffer.alloc((1 + side / 8) * side))
  const parts = [chunk('IHDR', header), chunk('IDAT', pixels), chunk('IEND', Buffer.alloc(0))]
  return Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), ...parts])
}

function chunk(type: string, data: Buffer): Buffer {
  const typed = Buffer.concat([Buffer.from(type), data])
  const framed = Buffer.alloc(typed.length + 8)
  framed.writeUInt32BE(data.length)
  typed.copy(framed, 4)
  framed.writeUInt32BE(crc32(typed), typed.length + 4)
  return framed
}
