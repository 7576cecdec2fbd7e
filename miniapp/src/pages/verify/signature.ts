import type { Receipt } from '@petition/shared/schemas/petition'
import { decode, decodeURLSafe } from '@stablelib/base64'
import { verify } from '@stablelib/ed25519'
import { utf8 } from './bytes'

/** An Ed25519 key as SPKI (RFC 8410): twelve bytes that say what it is, and its 32 bytes. */
const ed25519Key = /^MCowBQYDK2VwAyEA([A-Za-z0-9+/]{43}=)$/
const sixtyFourBytes = /^[A-Za-z0-9_-]{86}$/

/** Whether the service's key signed exactly this receipt. */
export function isSignedBy(publicKeyPem: string, { number, submittedAt, contentHash, eventHash, signature }: Receipt): boolean {
  const key = ed25519Key.exec(publicKeyPem.replace(/-----[A-Z ]+-----|\s/g, ''))?.[1]
  if (!key || !sixtyFourBytes.test(signature)) return false
  return verify(decode(key), utf8([number, submittedAt, contentHash, eventHash].join('|')), decodeURLSafe(`${signature}==`))
}
