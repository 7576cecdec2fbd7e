import { randomBytes } from 'node:crypto'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { maxFileUrlTtlMs, signFileUrl, verifyFileUrl } from './signed-url.ts'

const key = randomBytes(32)
const now = new Date('2026-11-23T01:00:00Z')
const link = { key, attachmentId: '0193-photo', variant: 'thumbnail', now, ttlMs: 60_000 } as const
const later = (ms: number) => new Date(now.getTime() + ms)

function partsOf(url: string) {
  const { pathname, searchParams } = new URL(url, 'http://localhost')
  const part = (name: string) => searchParams.get(name) ?? ''
  return {
    key,
    attachmentId: pathname.split('/').at(-1) ?? '',
    variant: part('variant'),
    expires: part('expires'),
    signature: part('signature'),
    now,
  }
}

it('opens exactly the file and variant it was made for', () => {
  const url = signFileUrl(link)
  expect(url).toMatch(/^\/api\/attachments\/0193-photo\?variant=thumbnail&expires=\d+&signature=[\w-]{43}$/)
  expect(verifyFileUrl(partsOf(url))).toBe(true)
})

it('is dead once its time is over, and never lives longer than ten minutes', () => {
  const parts = partsOf(signFileUrl(link))
  expect(verifyFileUrl({ ...parts, now: later(59_999) })).toBe(true)
  expect(verifyFileUrl({ ...parts, now: later(60_000) })).toBe(false)
  expect(verifyFileUrl({ ...partsOf(signFileUrl({ ...link, ttlMs: maxFileUrlTtlMs })), now: later(600_000) })).toBe(false)
  for (const ttlMs of [maxFileUrlTtlMs + 1, 0, -1, Number.NaN]) expect(() => signFileUrl({ ...link, ttlMs })).toThrow(RangeError)
})

it('is refused when anything in it was changed, or another key signed it', () => {
  const parts = partsOf(signFileUrl(link))
  expect(verifyFileUrl({ ...parts, key: randomBytes(32) })).toBe(false)
  fc.assert(
    fc.property(fc.constantFrom('attachmentId', 'variant', 'expires', 'signature'), fc.string({ unit: 'binary' }), (part, text) => {
      fc.pre(text !== parts[part])
      expect(verifyFileUrl({ ...parts, [part]: text })).toBe(false)
    }),
  )
})
