import type { Readable } from 'node:stream'

/** Where photos and papers lie; `put` answers only once the file will survive the death of the process. */
export type FileStore = {
  put(key: string, body: Buffer, mediaType: string): Promise<void>
  get(key: string): Promise<StoredFile | null>
  remove(key: string): Promise<void>
  ready(): Promise<void>
}

export type StoredFile = { stream: Readable; sizeBytes: number }

// No segment may begin with a dot: neither `..` nor the disk store's temporary names can be asked for.
const fileKey = /^[a-z0-9][a-z0-9.-]*(?:\/[a-z0-9][a-z0-9.-]*)*$/

/** Storages disagree on anything but plain ASCII names, and no key may leave the store's folder. */
export function assertFileKey(key: string): void {
  if (key.length > 200 || !fileKey.test(key)) throw new Error(`not a file key: ${JSON.stringify(key.slice(0, 200))}`)
}
