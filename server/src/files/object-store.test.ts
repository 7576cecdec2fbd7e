import { randomBytes } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { buffer } from 'node:stream/consumers'
import { AwsClient } from 'aws4fetch'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createFileStore } from './create-file-store.ts'
import { createObjectStore, type ObjectStoreError } from './object-store.ts'

const { S3_ENDPOINT = '', S3_BUCKET = '', S3_REGION = '', S3_ACCESS_KEY_ID = '', S3_SECRET_ACCESS_KEY = '' } = process.env
const options = {
  endpoint: S3_ENDPOINT,
  bucket: S3_BUCKET,
  region: S3_REGION,
  accessKeyId: S3_ACCESS_KEY_ID,
  secretAccessKey: S3_SECRET_ACCESS_KEY,
}
const notRun = S3_ENDPOINT ? null : 'no S3_ENDPOINT is set; npm run test:s3 starts a real one'
if (notRun) console.log(`object store on a real S3 not run: ${notRun}`)

describe.skipIf(notRun)(`object store on a real S3${notRun ? ` (not run: ${notRun})` : ''}`, () => {
  const store = createFileStore({ DATA_DIR: '/nowhere', S3_ENDPOINT, S3_BUCKET, S3_REGION, S3_ACCESS_KEY_ID, S3_SECRET_ACCESS_KEY })

  const contentOf = async (key: string) => {
    const file = await store.get(key)
    return file && { sizeBytes: file.sizeBytes, body: await buffer(file.stream) }
  }

  beforeAll(async () => {
    const client = new AwsClient({ accessKeyId: S3_ACCESS_KEY_ID, secretAccessKey: S3_SECRET_ACCESS_KEY, region: S3_REGION, service: 's3' })
    const created = await client.fetch(`${S3_ENDPOINT}/${S3_BUCKET}`, { method: 'PUT' })
    expect(created.status, await created.text()).toBe(200)
  })

  it('is ready once the bucket is there', () => store.ready())

  it('gives back what was put, with its size', async () => {
    await store.put('2026/11/photo-1.jpg', Buffer.from('first'), 'image/jpeg')
    expect(await contentOf('2026/11/photo-1.jpg')).toEqual({ sizeBytes: 5, body: Buffer.from('first') })
  })

  it('gives back ten megabytes unchanged', async () => {
    const body = randomBytes(10 * 1024 * 1024)
    await store.put('large', body, 'application/pdf')
    const file = await contentOf('large')
    expect(file?.sizeBytes).toBe(body.length)
    expect(file?.body.equals(body)).toBe(true)
  })

  it('keeps the later of two files put under one key', async () => {
    await store.put('twice', Buffer.from('earlier'), 'image/png')
    await store.put('twice', Buffer.from('later'), 'image/png')
    expect((await contentOf('twice'))?.body.toString()).toBe('later')
  })

  it('has nothing under a key that was never put, or was removed, and removes twice without complaint', async () => {
    expect(await store.get('never')).toBeNull()
    await store.put('gone', Buffer.from('x'), 'image/png')
    await store.remove('gone')
    await store.remove('gone')
    expect(await store.get('gone')).toBeNull()
  })

  it('reports a wrong secret by the name the storage gives it', async () => {
    const stranger = createObjectStore({ ...options, secretAccessKey: 'not-the-secret' })
    await expect(stranger.put('a', Buffer.from('x'), 'image/png')).rejects.toMatchObject({ code: 'SignatureDoesNotMatch' })
    await expect(stranger.get('twice')).rejects.toMatchObject({ code: 'SignatureDoesNotMatch' })
    await expect(stranger.remove('twice')).rejects.toMatchObject({ code: 'SignatureDoesNotMatch' })
    await expect(stranger.ready()).rejects.toMatchObject({ code: 'SignatureDoesNotMatch' })
    expect(await store.get('a')).toBeNull()
    expect((await contentOf('twice'))?.body.toString()).toBe('later')
  })

  it('does not take a missing bucket for a missing file', async () => {
    const elsewhere = createObjectStore({ ...options, bucket: 'no-such-bucket' })
    await expect(elsewhere.get('twice')).rejects.toMatchObject({ code: 'NoSuchBucket' })
    await expect(elsewhere.ready()).rejects.toMatchObject({ code: 'NoSuchBucket' })
  })
})

describe('object store before a storage that fails', () => {
  const answers: Array<{ status: number; body?: string } | 'silence'> = []
  let requests = 0
  const server = createServer((_request, response) => {
    requests++
    const answer = answers.shift() ?? { status: 200 }
    if (answer !== 'silence') response.writeHead(answer.status).end(answer.body)
  })
  let endpoint = ''

  beforeAll(async () => {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  })
  afterAll(() => {
    server.closeAllConnections()
    server.close()
  })

  const keys = { bucket: 'b', region: 'us-east-1', accessKeyId: 'id', secretAccessKey: 'secret' }

  it('tries again when the storage is busy for a moment', async () => {
    answers.push({ status: 503 }, { status: 500 })
    requests = 0
    await createObjectStore({ endpoint, ...keys }).put('a', Buffer.from('x'), 'image/png')
    expect(requests).toBe(3)
  })

  it('gives up on a storage that stays broken, naming its answer', async () => {
    answers.push(...Array.from({ length: 5 }, () => ({ status: 503, body: '<Error><Code>SlowDown</Code></Error>' })))
    await expect(createObjectStore({ endpoint, ...keys }).get('a')).rejects.toMatchObject({ code: 'SlowDown' })
  })

  it('does not take a page of something else at that address for a missing file', async () => {
    answers.push({ status: 404, body: '<html>not found</html>' })
    await expect(createObjectStore({ endpoint, ...keys }).get('a')).rejects.toMatchObject({ code: 'HTTP 404' })
  })

  it('does not wait for ever for an answer', async () => {
    answers.push('silence')
    await expect(createObjectStore({ endpoint, ...keys, timeoutMs: 50 }).get('a')).rejects.toMatchObject({ code: 'unreachable' })
  })

  it('says that nobody answers, and never shows the secret', async () => {
    const store = createObjectStore({ endpoint: 'http://127.0.0.1:1', ...keys })
    const error: ObjectStoreError = await store.ready().catch((thrown) => thrown)
    expect(error.code).toBe('unreachable')
    expect(error.message).not.toContain('secret')
  })
})
