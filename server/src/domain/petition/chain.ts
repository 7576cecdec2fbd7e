import { createHash, randomBytes } from 'node:crypto'

export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json }

/** RFC 8785 for what events hold: sorted keys, no white space, whole numbers only. */
export function canonicalJson(value: Json): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`
  if (value !== null && typeof value === 'object') {
    const members = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))
    return `{${members.map(([key, member]) => `${JSON.stringify(key)}:${canonicalJson(member)}`).join(',')}}`
  }
  if (typeof value === 'number' && !Number.isSafeInteger(value)) throw new RangeError(`not a whole number: ${value}`)
  return JSON.stringify(value)
}

export const sha256 = (...parts: (string | Buffer)[]) => {
  const hash = createHash('sha256')
  for (const part of parts) hash.update(part)
  return hash.digest('hex')
}

/** The hash before the first event. */
export const genesisHash = '0'.repeat(64)

export const eventHash = (previousHash: string, canonical: string) => sha256(`${previousHash}\n${canonical}`)

/** 128 random bits, so that a short text cannot be guessed from its commitment. */
export const newSalt = () => randomBytes(16)

/** What an event keeps of a text that can be erased: SHA-256(salt + UTF-8 text), hex. */
export const commitmentOf = (salt: Buffer, text: string) => sha256(salt, Buffer.from(text, 'utf8'))

export type Link = { sequence: number; previousHash: string; hash: string; canonical?: string | undefined }

/** The sequence number of the first link that does not fit; null when the chain is whole. Hidden events are links without text. */
export function firstBrokenLink(links: readonly Link[]): number | null {
  let previousHash = genesisHash
  for (const [index, link] of links.entries()) {
    const fits = link.sequence === index + 1 && link.previousHash === previousHash
    if (!fits || (link.canonical !== undefined && eventHash(previousHash, link.canonical) !== link.hash)) return link.sequence
    previousHash = link.hash
  }
  return null
}
