import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import fc from 'fast-check'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { createFileStore } from './create-file-store.ts'
import { createDiskStore } from './disk-store.ts'

let folder = ''
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'disk-store-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

const read = async (key: string) => {
  const file = await createDiskStore(folder).get(key)
  return file && { sizeBytes: file.sizeBytes, body: (await buffer(file.stream)).toString() }
}

it('gives back what was put, the later of two, and nothing once it is removed', async () => {
  const store = createDiskStore(folder)
  await store.put('2026/11/a.jpg', Buffer.from('earlier'), 'image/jpeg')
  await store.put('2026/11/a.jpg', Buffer.from('later'), 'image/jpeg')
  expect(await read('2026/11/a.jpg')).toEqual({ sizeBytes: 5, body: 'later' })
  await store.remove('2026/11/a.jpg')
  await store.remove('2026/11/a.jpg')
  expect(await read('2026/11/a.jpg')).toBeNull()
})

it('has nothing under a key that was never put, is a folder, or lies beneath a file', async () => {
  await createDiskStore(folder).put('2026/a', Buffer.from('x'), 'image/jpeg')
  for (const key of ['never', '2026', '2026/a/b']) expect(await read(key)).toBeNull()
})

it('lets only its own user read files and folders', async () => {
  await createDiskStore(join(folder, 'files')).put('2026/a', Buffer.from('x'), 'image/jpeg')
  const modeOf = async (path: string) => ((await stat(join(folder, 'files', path))).mode & 0o777).toString(8)
  expect([await modeOf(''), await modeOf('2026'), await modeOf('2026/a')]).toEqual(['700', '700', '600'])
})

it('refuses every key that could leave its folder or differ between storages', async () => {
  const store = createDiskStore(folder)
  const never = [
    '',
    '/',
    '/a',
    'a/',
    'a//b',
    '.',
    '..',
    '../a',
    'a/../b',
    'a/.b',
    'A',
    '照片',
    'a b',
    'a\\b',
    'a\0',
    'a\n',
    '%2e%2e',
    'a'.repeat(201),
  ]
  for (const key of never) await expect(store.put(key, Buffer.from('x'), 'image/jpeg'), key).rejects.toThrow('not a file key')
  for (const key of never) await expect(store.get(key), key).rejects.toThrow('not a file key')
  for (const key of never) await expect(store.remove(key), key).rejects.toThrow('not a file key')
  expect(await readdir(folder)).toEqual([])
})

it('never writes outside its folder, whatever the key', async () => {
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: fc.constantFrom('a', '0', '.', '/', '-', '..', '~', '\\'), maxLength: 12 }), async (key) => {
      const root = join(folder, 'deep', 'root')
      await createDiskStore(root)
        .put(key, Buffer.from('x'), 'image/jpeg')
        .catch(() => {})
      expect((await readdir(folder)).filter((name) => name !== 'deep')).toEqual([])
      expect((await readdir(join(folder, 'deep')).catch(() => [])).filter((name) => name !== 'root')).toEqual([])
    }),
    { numRuns: 200 },
  )
})

it('leaves no half file behind when the disk refuses', async () => {
  const store = createDiskStore(folder)
  await store.put('a/b', Buffer.from('x'), 'image/jpeg')
  await expect(store.put('a', Buffer.from('y'), 'image/jpeg')).rejects.toThrow()
  expect(await readdir(folder)).toEqual(['a'])
})

it('is ready when its folder can be made, and not when a file stands in the way', async () => {
  await createDiskStore(join(folder, 'new')).ready()
  await writeFile(join(folder, 'file'), '')
  await expect(createDiskStore(join(folder, 'file')).ready()).rejects.toThrow()
})

it('keeps every acknowledged file whole when its process is killed', { timeout: 60_000 }, async () => {
  const program = `
    import { createDiskStore } from ${JSON.stringify(new URL('./disk-store.ts', import.meta.url).href)}
    const store = createDiskStore(process.argv[1])
    for (let i = 0; ; i++) {
      await store.put('photos/' + i, Buffer.alloc(1_000_000, i % 256), 'image/jpeg')
      process.stdout.write(i + '\\n')
    }`
  const writer = spawn(process.execPath, ['--input-type=module', '--eval', program, folder], { stdio: ['ignore', 'pipe', 'inherit'] })
  let said = ''
  for await (const chunk of writer.stdout) {
    said += chunk
    if (said.split('\n').length > 8) writer.kill('SIGKILL')
  }
  if (writer.signalCode === null) await once(writer, 'exit')
  const acknowledged = said.split('\n').slice(0, -1).map(Number)
  expect(acknowledged.length).toBeGreaterThanOrEqual(8)
  for (const i of acknowledged)
    expect((await readFile(join(folder, 'photos', String(i)))).equals(Buffer.alloc(1_000_000, i % 256))).toBe(true)
  const named = (await readdir(join(folder, 'photos'))).filter((name) => !name.startsWith('.'))
  for (const name of named) expect((await stat(join(folder, 'photos', name))).size).toBe(1_000_000)
})

it('is chosen where no object storage is configured, and half a configuration is refused in one sentence', async () => {
  await createFileStore({ DATA_DIR: folder }).put('a', Buffer.from('x'), 'image/jpeg')
  expect(await readdir(join(folder, 'files'))).toEqual(['a'])
  expect(() => createFileStore({ DATA_DIR: folder, S3_BUCKET: 'b' })).toThrow('S3_ENDPOINT')
  expect(() => createFileStore({ DATA_DIR: folder, S3_BUCKET: 'b', S3_ENDPOINT: 'http://127.0.0.1:1' })).toThrow('S3_SECRET_ACCESS_KEY')
})
