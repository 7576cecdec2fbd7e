import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto'
import { promisify } from 'node:util'

const derive = promisify<string, Buffer, number, { N: number; r: number; p: number; maxmem: number }, Buffer>(scrypt)
const cost = { N: 2 ** 15, r: 8, p: 3 }
const keyBytes = 32
/** Fits no password, and costs as much as one that does: an unknown username takes the same time. */
const nobodysHash = formatHash(Buffer.alloc(16), Buffer.alloc(keyBytes))

/** `scrypt$N$r$p$salt$hash`, 32 MiB of memory a try. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16)
  return formatHash(salt, await deriveKey(password, salt, cost))
}

export async function isPassword(password: string, stored: string = nobodysHash): Promise<boolean> {
  const [, N, r, p, salt = '', hash = ''] = stored.split('$')
  const expected = Buffer.from(hash, 'base64url')
  const given = await deriveKey(password, Buffer.from(salt, 'base64url'), { N: Number(N), r: Number(r), p: Number(p) })
  return timingSafeEqual(given, expected)
}

function deriveKey(password: string, salt: Buffer, parameters: typeof cost) {
  return derive(password.normalize('NFC'), salt, keyBytes, { ...parameters, maxmem: 256 * parameters.N * parameters.r })
}

function formatHash(salt: Buffer, hash: Buffer) {
  return ['scrypt', cost.N, cost.r, cost.p, salt.toString('base64url'), hash.toString('base64url')].join('$')
}
