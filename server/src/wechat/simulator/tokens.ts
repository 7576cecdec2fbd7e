import { randomBytes } from 'node:crypto'
import { Refusal } from './refusals.ts'

const LIFE_MS = 7_200_000
const OVERLAP_MS = 300_000

/** Interface tokens as stable_token hands them out: the same one until five minutes before its end. */
export function createTokens(now: () => Date) {
  const expiries = new Map<string, number>()
  let current = ''

  return {
    issue(forceRefresh: boolean): { access_token: string; expires_in: number } {
      const nowMs = now().getTime()
      if (forceRefresh) expiries.delete(current)
      if ((expiries.get(current) ?? 0) - nowMs <= OVERLAP_MS) {
        current = randomBytes(96).toString('base64url')
        expiries.set(current, nowMs + LIFE_MS)
      }
      return { access_token: current, expires_in: Math.floor(((expiries.get(current) ?? 0) - nowMs) / 1000) }
    },
    check(token: unknown) {
      if (typeof token !== 'string' || token === '') throw new Refusal(41001)
      const expiresMs = expiries.get(token)
      if (expiresMs === undefined) throw new Refusal(40001)
      if (expiresMs <= now().getTime()) throw new Refusal(42001)
    },
  }
}
