import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto'

export type Keys = {
  /** `place` says what the text is and whose (`person.profile:<id>`): moved elsewhere, the ciphertext does not open. */
  encrypt(text: string, place: string): Buffer
  decrypt(cipher: Buffer, place: string): string
  /** Finds equal values without reading them; `kind` keeps a phone from meeting an id number of the same digits. */
  blindIndex(kind: string, value: string): Buffer
}

const ivBytes = 12
const tagBytes = 16
const dataKeyPattern = /^([A-Za-z0-9_-]{1,32}):([A-Za-z0-9+/]{43}=)$/

/**
 * @param dataKeys `k2:base64,k1:base64`, 32 bytes each: the first one writes, all read
 * @param indexKey base64, 32 bytes; it never changes, or nothing is found again
 */
export function createKeys({ dataKeys, indexKey }: { dataKeys: string; indexKey: string }): Keys {
  const ring = readDataKeys(dataKeys)
  const [writing] = ring
  if (!writing) throw new Error('there is no data key')
  const index = Buffer.from(indexKey, 'base64')
  const keys = new Map(ring.map(({ id, key }) => [id, key]))

  return {
    encrypt(text, place) {
      const iv = randomBytes(ivBytes)
      const cipher = createCipheriv('aes-256-gcm', writing.key, iv).setAAD(Buffer.from(place))
      const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
      return Buffer.concat([Buffer.from([writing.id.length]), Buffer.from(writing.id), iv, cipher.getAuthTag(), body])
    },
    decrypt(bytes, place) {
      const ivAt = 1 + (bytes[0] ?? 0)
      const id = bytes.subarray(1, ivAt).toString()
      const key = keys.get(id)
      if (!key) throw new Error(`data key ${JSON.stringify(id)} is missing from DATA_KEYS`)
      const tagAt = ivAt + ivBytes
      const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(ivAt, tagAt), { authTagLength: tagBytes })
        .setAAD(Buffer.from(place))
        .setAuthTag(bytes.subarray(tagAt, tagAt + tagBytes))
      return Buffer.concat([decipher.update(bytes.subarray(tagAt + tagBytes)), decipher.final()]).toString('utf8')
    },
    blindIndex(kind, value) {
      return createHmac('sha256', index)
        .update(JSON.stringify([kind, value]))
        .digest()
    },
  }
}

/** @throws Error in one sentence when the text is not `id:key,…` */
export function readDataKeys(dataKeys: string): { id: string; key: Buffer }[] {
  const ring = dataKeys.split(',').map((entry) => {
    const [, id, key] = dataKeyPattern.exec(entry.trim()) ?? []
    if (!id || !key) throw new Error('each data key is written as id:base64 with 32 bytes')
    return { id, key: Buffer.from(key, 'base64') }
  })
  if (new Set(ring.map(({ id }) => id)).size !== ring.length) throw new Error('two data keys have the same id')
  return ring
}
