import { createHash } from 'node:crypto'
import { Readable } from 'node:stream'
import { AwsClient } from 'aws4fetch'
import type { FileStore } from './store.ts'
import { assertFileKey } from './store.ts'

type ObjectStoreOptions = {
  endpoint: string
  bucket: string
  region: string
  accessKeyId: string
  secretAccessKey: string
  timeoutMs?: number
}

/** `code` is the storage's own (`SignatureDoesNotMatch`, `NoSuchBucket` …), or `unreachable` when it did not answer. */
export class ObjectStoreError extends Error {
  readonly code: string
  constructor(code: string, doing: string, cause?: unknown) {
    super(`object storage: ${doing}: ${code}`, { cause })
    this.name = 'ObjectStoreError'
    this.code = code
  }
}

/** Any S3-compatible storage, addressed by path (`endpoint/bucket/key`). */
export function createObjectStore(options: ObjectStoreOptions): FileStore {
  const client = new AwsClient({
    accessKeyId: options.accessKeyId,
    secretAccessKey: options.secretAccessKey,
    region: options.region,
    service: 's3',
    retries: 4,
    initRetryMs: 100,
  })
  const bucketUrl = `${options.endpoint.replace(/\/+$/, '')}/${options.bucket}`
  const urlOf = (key: string) => {
    assertFileKey(key)
    return `${bucketUrl}/${key}`
  }

  async function request(method: string, url: string, init: { body?: Buffer; headers?: Record<string, string> } = {}) {
    // The timer guards the wait for an answer only: a resident's slow line may take longer to read a photo.
    const waiting = new AbortController()
    const timer = setTimeout(() => waiting.abort(), options.timeoutMs ?? 30_000)
    try {
      return await client.fetch(url, { method, ...init, signal: waiting.signal })
    } catch (error) {
      throw new ObjectStoreError('unreachable', `${method} ${url}`, error)
    } finally {
      clearTimeout(timer)
    }
  }

  return {
    async put(key, body, mediaType) {
      const headers = { 'content-type': mediaType, 'x-amz-content-sha256': createHash('sha256').update(body).digest('hex') }
      await settled(await request('PUT', urlOf(key), { body, headers }), `put ${key}`)
    },
    async get(key) {
      const response = await request('GET', urlOf(key))
      if (response.ok && response.body) {
        return { stream: Readable.fromWeb(response.body), sizeBytes: Number(response.headers.get('content-length')) }
      }
      const error = await errorOf(response, `get ${key}`)
      if (error.code === 'NoSuchKey') return null
      throw error
    },
    async remove(key) {
      await settled(await request('DELETE', urlOf(key)), `remove ${key}`)
    },
    async ready() {
      await settled(await request('GET', `${bucketUrl}?list-type=2&max-keys=1`), `list ${options.bucket}`)
    },
  }
}

async function settled(response: Response, doing: string): Promise<void> {
  if (!response.ok) throw await errorOf(response, doing)
  await response.body?.cancel()
}

async function errorOf(response: Response, doing: string): Promise<ObjectStoreError> {
  const code = /<Code>([\w.]+)<\/Code>/.exec(await response.text())?.[1]
  return new ObjectStoreError(code ?? `HTTP ${response.status}`, doing)
}
