import { randomBytes } from 'node:crypto'
import { expect, it } from 'vitest'
import { createKeys } from './cipher.ts'

const base64Key = () => randomBytes(32).toString('base64')
const indexKey = base64Key()
const k1 = `k1:${base64Key()}`
const k2 = `k2:${base64Key()}`

it('reads back what it wrote, whatever the script', () => {
  const keys = createKeys({ dataKeys: k1, indexKey })
  for (const text of ['', '安徽省淮北市相山区', '👩‍👩‍👧 ok', 'x'.repeat(100_000)])
    expect(keys.decrypt(keys.encrypt(text, 'a'), 'a')).toBe(text)
})

it('writes the same text differently each time and never in the clear', () => {
  const keys = createKeys({ dataKeys: k1, indexKey })
  const [first, second] = [keys.encrypt('13800138000', 'a'), keys.encrypt('13800138000', 'a')]
  expect(first.equals(second)).toBe(false)
  expect(first.includes('13800138000')).toBe(false)
})

it('does not open a ciphertext that was moved to another place', () => {
  const keys = createKeys({ dataKeys: k1, indexKey })
  expect(() => keys.decrypt(keys.encrypt('张三', 'person.profile:1'), 'person.profile:2')).toThrow()
})

it('does not open a ciphertext of which any byte was changed', () => {
  const keys = createKeys({ dataKeys: k1, indexKey })
  const cipher = keys.encrypt('张三', 'a')
  for (let at = 0; at < cipher.length; at++) {
    const changed = Buffer.from(cipher)
    changed[at] = (changed[at] ?? 0) ^ 1
    expect(() => keys.decrypt(changed, 'a')).toThrow()
  }
})

it('writes with the first key and reads with all of them', () => {
  const old = createKeys({ dataKeys: k1, indexKey }).encrypt('旧', 'a')
  const rotated = createKeys({ dataKeys: `${k2},${k1}`, indexKey })
  expect(rotated.decrypt(old, 'a')).toBe('旧')
  const fresh = rotated.encrypt('新', 'a')
  expect(createKeys({ dataKeys: k2, indexKey }).decrypt(fresh, 'a')).toBe('新')
  expect(() => createKeys({ dataKeys: k1, indexKey }).decrypt(fresh, 'a')).toThrow(/k2/)
})

it('indexes equal values alike, and kinds apart', () => {
  const keys = createKeys({ dataKeys: k1, indexKey })
  expect(keys.blindIndex('phone', '1').equals(createKeys({ dataKeys: k2, indexKey }).blindIndex('phone', '1'))).toBe(true)
  expect(keys.blindIndex('phone', '1').equals(keys.blindIndex('wechat', '1'))).toBe(false)
})
