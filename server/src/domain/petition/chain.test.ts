import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { canonicalJson, commitmentOf, eventHash, firstBrokenLink, genesisHash, type Json, type Link, newSalt } from './chain.ts'

const text = fc.string({ unit: 'grapheme' })
const json = fc.letrec<{ value: Json }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    text,
    fc.maxSafeInteger(),
    fc.boolean(),
    fc.constant(null),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(text, tie('value'), { maxKeys: 5, noNullPrototype: true }),
  ),
})).value

function shuffled(value: Json): Json {
  if (Array.isArray(value)) return value.map(shuffled)
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, member]) => [key, shuffled(member)]),
  )
}

describe('the canonical text of an event', () => {
  it('does not depend on the order of keys', () => {
    expect(canonicalJson({ b: 1, a: { d: null, c: [true] } })).toBe('{"a":{"c":[true],"d":null},"b":1}')
    fc.assert(fc.property(json, (value) => canonicalJson(shuffled(value)) === canonicalJson(value)))
  })

  it('says the same value when read again', () => {
    fc.assert(
      fc.property(json, (value) => {
        const read = JSON.parse(canonicalJson(value))
        expect(read).toEqual(value)
        expect(canonicalJson(read)).toBe(canonicalJson(value))
      }),
    )
  })

  it('differs for different values', () => {
    const same = (a: Json, b: Json) => {
      try {
        expect(a).toStrictEqual(b)
        return true
      } catch {
        return false
      }
    }
    fc.assert(fc.property(json, json, (a, b) => (canonicalJson(a) === canonicalJson(b)) === same(a, b)))
    const alike: Json[] = ['1', 1, true, 'true', null, 'null', '', [], {}, [[]], [''], { '': '' }, ['a', 'b'], ['a,b'], ['a","b']]
    expect(new Set(alike.map(canonicalJson)).size).toBe(alike.length)
  })

  it('writes strings as RFC 8785 does, Chinese and emoji as they are', () => {
    const example = '\u20ac$\u000F\u000aA\'\u0042\u0022\u005c\\"\u002f'
    expect(canonicalJson(example)).toBe('"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"')
    expect(canonicalJson('\b\t\n\f\r\u0000\u001f\u007f\u2028')).toBe('"\\b\\t\\n\\f\\r\\u0000\\u001f\u007f\u2028"')
    expect(canonicalJson('信访件😀𠮷')).toBe('"信访件😀𠮷"')
  })

  it('sorts keys by their UTF-16 units, as the example of RFC 8785 does', () => {
    const keys = ['\u20ac', '\r', '\ufb33', '1', '\ud83d\ude00', '\u0080', '\u00f6']
    const sorted = ['\r', '1', '\u0080', '\u00f6', '\u20ac', '\ud83d\ude00', '\ufb33']
    const written = canonicalJson(Object.fromEntries(keys.map((key) => [key, 0])))
    expect(written).toBe(`{${sorted.map((key) => `${JSON.stringify(key)}:0`).join(',')}}`)
  })

  it('refuses numbers that two programs might write differently', () => {
    for (const number of [0.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53, 1e21])
      expect(() => canonicalJson([number])).toThrow(RangeError)
    expect(canonicalJson([-0, Number.MAX_SAFE_INTEGER])).toBe('[0,9007199254740991]')
  })
})

describe('a commitment', () => {
  it('is SHA-256 over salt and UTF-8 text', () => {
    // Reckoned with sha256sum.
    expect(commitmentOf(Buffer.from('00'.repeat(16), 'hex'), '')).toBe('374708fff7719dd5979ec875d56cd2286f6d3cf7ec317a3b25632aab28ec37bb')
    expect(commitmentOf(Buffer.from('salt'), '信访')).toBe('f9cc38abf8c9406d238e9ddca63d054f63287504912814617902251fa585657f')
  })

  it('holds to one text and one salt', () => {
    fc.assert(
      fc.property(text, text, (a, b) => {
        const salt = newSalt()
        expect(salt).toHaveLength(16)
        expect(commitmentOf(salt, a) === commitmentOf(salt, b)).toBe(a === b)
        expect(commitmentOf(salt, a)).not.toBe(commitmentOf(newSalt(), a))
      }),
    )
  })
})

function chainOf(events: readonly Json[]): Link[] {
  const links: Link[] = []
  for (const [index, event] of events.entries()) {
    const previousHash = links.at(-1)?.hash ?? genesisHash
    const canonical = canonicalJson({ sequence: index + 1, event })
    links.push({ sequence: index + 1, previousHash, hash: eventHash(previousHash, canonical), canonical })
  }
  return links
}
const chain = fc.array(json, { minLength: 2, maxLength: 8 }).map(chainOf)
const hide = (links: readonly Link[], hidden: readonly boolean[]): Link[] =>
  links.map(({ canonical, ...link }, index) => (hidden[index] ? link : { ...link, canonical }))
const anyOf = (links: readonly Link[], seed: number) => seed % links.length
const seed = fc.nat()

describe('a chain', () => {
  it('is whole, and stays so for a reader from whom events are hidden', () => {
    expect(firstBrokenLink([])).toBe(null)
    fc.assert(fc.property(chain, fc.array(fc.boolean()), (links, hidden) => firstBrokenLink(hide(links, hidden)) === null))
  })

  it('shows every change of a link that can be read', () => {
    const otherHash = fc.stringMatching(/^[0-9a-f]{64}$/)
    fc.assert(
      fc.property(chain, seed, otherHash, json, (links, at, hash, event) => {
        const index = anyOf(links, at)
        const link = links[index] as Link
        const changes: Partial<Link>[] = [
          { hash },
          { previousHash: hash },
          { sequence: link.sequence + 1 },
          { canonical: canonicalJson({ sequence: link.sequence, other: event }) },
          { canonical: `${link.canonical} ` },
        ]
        for (const change of changes) {
          expect(firstBrokenLink(links.with(index, { ...link, ...change })), JSON.stringify(change)).toBe(change.sequence ?? link.sequence)
        }
      }),
    )
  })

  it('shows a hidden link with another hash at the link after it', () => {
    fc.assert(
      fc.property(chain, seed, (links, at) => {
        const index = anyOf(links.slice(0, -1), at)
        const { canonical: _canonical, ...link } = links[index] as Link
        expect(firstBrokenLink(links.with(index, { ...link, hash: eventHash(link.hash, '') }))).toBe(link.sequence + 1)
      }),
    )
  })

  it('shows a link rewritten with a hash that fits it, at the link after it', () => {
    fc.assert(
      fc.property(chain, seed, json, (links, at, event) => {
        const index = anyOf(links.slice(0, -1), at)
        const link = links[index] as Link
        const canonical = canonicalJson({ sequence: link.sequence, other: event })
        expect(firstBrokenLink(links.with(index, { ...link, canonical, hash: eventHash(link.previousHash, canonical) }))).toBe(
          link.sequence + 1,
        )
      }),
    )
  })

  it('shows every exchange, removal and insertion, hidden links included', () => {
    fc.assert(
      fc.property(chain, fc.array(fc.boolean()), seed, seed, (whole, hidden, a, b) => {
        const links = hide(whole, hidden)
        const [left, right] = [anyOf(links, a), anyOf(links, b)]
        if (left !== right) {
          expect(firstBrokenLink(links.with(left, links[right] as Link).with(right, links[left] as Link))).not.toBe(null)
        }
        expect(firstBrokenLink(links.toSpliced(left, 0, links[right] as Link))).not.toBe(null)
        const removed = anyOf(links.slice(0, -1), a)
        expect(firstBrokenLink(links.toSpliced(removed, 1))).not.toBe(null)
        expect(firstBrokenLink(links.toSpliced(removed, 1).map((link, index) => ({ ...link, sequence: index + 1 })))).not.toBe(null)
      }),
    )
  })
})
