import { createCipheriv, createDecipheriv, createHash, timingSafeEqual } from 'node:crypto'

/** WeChat pads to 32 bytes although AES works in blocks of 16. */
const BLOCK_BYTES = 32

/** What WeChat signs with: the sorted parts, joined and hashed. */
export function sign(...parts: string[]): string {
  return createHash('sha1').update(parts.toSorted().join('')).digest('hex')
}

/** Compares in constant time; the hashes make the lengths equal. */
export function sameSecret(left: string, right: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest()
  return timingSafeEqual(digest(left), digest(right))
}

export function encrypt(encodingAesKey: string, appId: string, message: string, random: Buffer): string {
  const key = aesKey(encodingAesKey)
  const body = Buffer.from(message)
  const length = Buffer.alloc(4)
  length.writeUInt32BE(body.length)
  const plain = Buffer.concat([random, length, body, Buffer.from(appId)])
  const padBytes = BLOCK_BYTES - (plain.length % BLOCK_BYTES)
  const cipher = createCipheriv('aes-256-cbc', key, key.subarray(0, 16)).setAutoPadding(false)
  return Buffer.concat([cipher.update(plain), cipher.update(Buffer.alloc(padBytes, padBytes)), cipher.final()]).toString('base64')
}

/** Opens what `encrypt` closed; null where the key, the padding or the length does not fit. */
export function decrypt(encodingAesKey: string, encrypted: string): { message: string; appId: string } | null {
  const key = aesKey(encodingAesKey)
  const sealed = Buffer.from(encrypted, 'base64')
  if (sealed.length === 0 || sealed.length % BLOCK_BYTES !== 0) return null
  const decipher = createDecipheriv('aes-256-cbc', key, key.subarray(0, 16)).setAutoPadding(false)
  const padded = Buffer.concat([decipher.update(sealed), decipher.final()])
  const padBytes = padded.at(-1) ?? 0
  if (padBytes < 1 || padBytes > BLOCK_BYTES || padded.subarray(-padBytes).some((byte) => byte !== padBytes)) return null
  const plain = padded.subarray(16, padded.length - padBytes)
  if (plain.length < 4) return null
  const end = 4 + plain.readUInt32BE(0)
  if (end > plain.length) return null
  return { message: plain.subarray(4, end).toString('utf8'), appId: plain.subarray(end).toString('utf8') }
}

function aesKey(encodingAesKey: string): Buffer {
  const key = Buffer.from(`${encodingAesKey}=`, 'base64')
  if (encodingAesKey.length !== 43 || key.length !== 32) throw new Error('EncodingAESKey must be the 43 characters WeChat shows')
  return key
}
