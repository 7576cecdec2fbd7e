import { createHmac, timingSafeEqual } from 'node:crypto'

/** `<image>` sends no token, so a link carries its own short-lived right to read one file. */
export const maxFileUrlTtlMs = 10 * 60 * 1000

export type FileVariant = 'original' | 'thumbnail'

/** Path and query; `expires` is in seconds since 1970. */
export function signFileUrl(link: { key: Buffer; attachmentId: string; variant: FileVariant; now: Date; ttlMs: number }): string {
  if (!(link.ttlMs > 0 && link.ttlMs <= maxFileUrlTtlMs)) throw new RangeError(`a file link lives at most ${maxFileUrlTtlMs} ms`)
  const expires = String(Math.floor((link.now.getTime() + link.ttlMs) / 1000))
  const signature = signatureOf(link.key, link.attachmentId, link.variant, expires)
  return `/api/attachments/${encodeURIComponent(link.attachmentId)}?${new URLSearchParams({ variant: link.variant, expires, signature })}`
}

/** True only for exactly what was signed, and before it expires. */
export function verifyFileUrl(link: {
  key: Buffer
  attachmentId: string
  variant: string
  expires: string
  signature: string
  now: Date
}): boolean {
  const expected = Buffer.from(signatureOf(link.key, link.attachmentId, link.variant, link.expires))
  const given = Buffer.from(link.signature)
  return given.length === expected.length && timingSafeEqual(given, expected) && Number(link.expires) * 1000 > link.now.getTime()
}

function signatureOf(key: Buffer, attachmentId: string, variant: string, expires: string): string {
  return createHmac('sha256', key)
    .update(JSON.stringify([attachmentId, variant, expires]))
    .digest('base64url')
}
