import { generateKeyPairSync, randomBytes, randomUUID, sign } from 'node:crypto'
import type { Timeline } from '@petition/shared/schemas/timeline'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { canonicalJson, commitmentOf, eventHash, genesisHash } from '../../server/src/domain/petition/chain.ts'
import { receiptText } from '../../server/src/domain/petition/receipt.ts'
import { checkChain } from '../src/pages/verify/chain.ts'
import { isSignedBy } from '../src/pages/verify/signature.ts'

type Item = Timeline['items'][number]
type Written = { hidden: boolean; texts: Record<string, string> }

const contentHash = 'c'.repeat(64)
const at = '2026-11-23T01:00:00.000Z'

/** A chain as the service makes it, with its own functions. */
function chainOf(written: Written[]): Item[] {
  let previousHash = genesisHash
  return written.map(({ hidden, texts }, index) => {
    const sequence = index + 1
    const contents = Object.entries(texts).map(([field, text]) => ({ field, text, salt: randomBytes(16) }))
    const commitments = Object.fromEntries(contents.map(({ field, salt, text }) => [field, commitmentOf(salt, text)]))
    const canonical = canonicalJson({ id: randomUUID(), sequence, kind: 'urge', at, data: { contentHash }, contents: commitments })
    const link = { sequence, previousHash, hash: eventHash(previousHash, canonical) }
    previousHash = link.hash
    if (hidden) return { ...link, hidden }
    return { ...link, hidden, canonical, contents: contents.map((one) => ({ ...one, salt: one.salt.toString('base64'), erased: false })) }
  })
}

/** Also what a cut text leaves of a character. */
const anyText = fc.oneof(fc.string({ unit: 'grapheme', maxLength: 40 }), fc.constant('半个字\ud83d'), fc.constant('\ude00半个字'))
const anyChain = fc
  .array(fc.record({ hidden: fc.boolean(), texts: fc.dictionary(fc.stringMatching(/^[a-z]{1,8}$/), anyText, { maxKeys: 3 }) }), {
    minLength: 1,
    maxLength: 8,
  })
  .map(chainOf)

const check = (items: Item[], seen?: { sequence: number; hash: string }) => checkChain(items, undefined, seen)
const faults = (items: Item[], seen?: { sequence: number; hash: string }) => check(items, seen).faults.map(({ what }) => what)

/** One character becomes another. */
const spoilt = (text: string, at: number) => {
  const place = at % text.length
  return text.slice(0, place) + (text[place] === '0' ? '1' : '0') + text.slice(place + 1)
}
const withItem = (items: Item[], index: number, changed: Partial<Item>) =>
  items.map((item, place) => (place === index ? { ...item, ...changed } : item))

describe('on the phone', () => {
  it('every chain the service makes is found whole, whatever is written in it and whoever reads', () => {
    fc.assert(
      fc.property(anyChain, (items) => {
        const { faults, head, events, hidden } = check(items)
        expect(faults).toEqual([])
        expect(head).toEqual({ sequence: items.length, hash: items.at(-1)?.hash })
        expect([events, hidden]).toEqual([items.length, items.filter((item) => item.hidden).length])
      }),
    )
  })

  it('a single other character in a hash, a record or a text is noticed', () => {
    fc.assert(
      fc.property(anyChain, fc.nat(), fc.nat(), (items, which, place) => {
        const index = which % items.length
        const item = items[index] as Item
        const changes: Partial<Item>[] = [{ hash: spoilt(item.hash, place) }, { previousHash: spoilt(item.previousHash, place) }]
        if (item.canonical) changes.push({ canonical: spoilt(item.canonical, place) })
        for (const [position, content] of (item.contents ?? []).entries()) {
          const contents = (item.contents ?? []).map((one, other) =>
            other === position ? { ...one, text: content.text ? spoilt(content.text, place) : '0' } : one,
          )
          changes.push({ contents })
        }
        for (const changed of changes) {
          // The last hash of all, where nothing is told of its event, is known only to who saw it before.
          const seen = { sequence: items.length, hash: items.at(-1)?.hash ?? '' }
          expect(faults(withItem(items, index, changed), seen)).not.toEqual([])
        }
      }),
    )
  })

  it('an event taken out, put in, or moved is noticed', () => {
    fc.assert(
      fc.property(anyChain, fc.nat(), (items, which) => {
        const index = which % items.length
        if (index < items.length - 1) expect(faults(items.filter((_, place) => place !== index))).not.toEqual([])
        expect(faults([...items.slice(0, index), items[index] as Item, ...items.slice(index)])).not.toEqual([])
        if (items.length > 1) expect(faults(items.toReversed())).not.toEqual([])
      }),
    )
  })

  it('an end that was cut off, and a chain written anew, show against what was seen before', () => {
    fc.assert(
      fc.property(anyChain, anyChain, (items, others) => {
        const seen = { sequence: items.length, hash: items.at(-1)?.hash ?? '' }
        expect(faults(items, seen)).toEqual([])
        expect(faults(items.slice(0, -1), seen)).toContain('cut')
        expect(faults(others, seen)).toEqual([others.length < items.length ? 'cut' : 'rewritten'])
      }),
    )
  })

  it('a text that is kept from the petitioner is noticed; what bodies note for each other is not theirs, and a lawful deletion is told', () => {
    const [item] = chainOf([{ hidden: false, texts: { body: '路灯不亮', 'staff.remark': '转城管' } }]) as [Item]
    const [body, remark] = item.contents as [NonNullable<Item['contents']>[0], NonNullable<Item['contents']>[0]]
    expect(faults([{ ...item, contents: [body] }])).toEqual([])
    expect(faults([{ ...item, contents: [remark] }])).toEqual(['missing'])
    const erased = check([{ ...item, contents: [{ ...body, salt: null, text: null, erased: true }] }])
    expect([erased.faults, erased.texts, erased.erased]).toEqual([[], 0, 1])
  })

  it('a time or a step shown otherwise than it was recorded is noticed', () => {
    const items = chainOf([{ hidden: false, texts: {} }])
    const entry = {
      sequence: 1,
      kind: 'urge',
      label: '催办',
      at,
      on: '2026-11-23',
      organisation: null,
      by: 'petitioner',
      summary: '',
      text: null,
    }
    expect(faults(withItem(items, 0, { entry } as Partial<Item>))).toEqual([])
    expect(faults(withItem(items, 0, { entry: { ...entry, at: '2026-11-22T01:00:00.000Z' } } as Partial<Item>))).toEqual(['shown'])
    expect(faults(withItem(items, 0, { entry: { ...entry, kind: 'reply' } } as Partial<Item>))).toEqual(['shown'])
  })

  it('a record that is no record, and a salt that is none, are faults and no crash', () => {
    const items = chainOf([{ hidden: false, texts: { body: '路灯不亮' } }])
    expect(faults(withItem(items, 0, { canonical: '{', hash: eventHash(genesisHash, '{') }))).toEqual(['event'])
    const contents = (items[0]?.contents ?? []).map((one) => ({ ...one, salt: '%' }))
    expect(faults(withItem(items, 0, { contents }))).toEqual(['text'])
  })
})

describe('the receipt', () => {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519')
  const pem = publicKey.export({ type: 'spki', format: 'pem' }).toString()
  const items = chainOf([{ hidden: false, texts: { body: '路灯不亮' } }])
  const told = { number: 'HB202611230000017', submittedAt: at, contentHash, eventHash: items[0]?.hash ?? '' }
  const signature = sign(null, Buffer.from(receiptText({ ...told, submittedAt: new Date(at) })), privateKey).toString('base64url')
  const receipt = { ...told, keyId: 'k', signature }

  it('fits the chain that began with it, and no other', () => {
    const against = (changed: object) => checkChain(items, { ...receipt, ...changed }, undefined).faults.map(({ what }) => what)
    expect(against({})).toEqual([])
    expect(against({ eventHash: 'e'.repeat(64) })).toEqual(['receipt'])
    expect(against({ contentHash: 'e'.repeat(64) })).toEqual(['receipt'])
    expect(checkChain([], receipt, undefined).faults).toEqual([{ sequence: 1, what: 'receipt' }])
  })

  it('is signed by the key of the service, and not with another word in it, by another key, or by nonsense', () => {
    const other = generateKeyPairSync('ed25519').publicKey.export({ type: 'spki', format: 'pem' }).toString()
    expect(isSignedBy(pem, receipt)).toBe(true)
    expect(isSignedBy(other, receipt)).toBe(false)
    for (const name of ['number', 'submittedAt', 'contentHash', 'eventHash', 'signature'] as const)
      expect(isSignedBy(pem, { ...receipt, [name]: spoilt(receipt[name], 3) }), name).toBe(false)
    for (const nonsense of ['', 'x', 'A'.repeat(86), '%'.repeat(86)])
      expect(isSignedBy(pem, { ...receipt, signature: nonsense })).toBe(false)
    expect(isSignedBy('', receipt)).toBe(false)
  })
})
