import { organisationKinds } from '@petition/shared/vocabulary/roles'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Staff } from '../actor.ts'
import { mayKnowPetitioner } from './policy.ts'
import { maskAddress, maskIdNumber, maskName, maskPhone, redact } from './privacy.ts'

const han = fc.stringMatching(/^[的一是不了在人有我他这个们中来上大为和国地到以说时要就出会可也]{0,12}$/)
const digits = (min: number, max = min) => fc.stringMatching(new RegExp(`^\\d{${min},${max}}$`))
const mobile = fc.stringMatching(/^1[3-9]\d{9}$/)
const landline = fc.stringMatching(/^0\d{2,3}-?\d{7,8}$/)
const residentId = fc.stringMatching(/^\d{17}[\dXx]$/)
const card = digits(16, 19)

describe('what may be searched', () => {
  it('holds no number that names a person, wherever it stands in Chinese text', () => {
    fc.assert(
      fc.property(han, fc.oneof(mobile, landline, residentId, digits(15), card), han, (before, number, after) => {
        expect(redact(`${before}${number}${after}`, [])).toBe(`${before} ${after}`)
      }),
    )
  })

  it.each([
    ['打13812345678找我', '打 找我'],
    ['打138-1234-5678或者138 1234 5678', '打 或者 '],
    ['打+8613812345678或者+86 13812345678', '打 或者 '],
    ['打8613812345678', '打 '],
    ['单位电话0561-3012345，055112345678', '单位电话 ， '],
    ['身份证340603198001011234和34060319800101123X、34060319800101123x', '身份证 和 、 '],
    ['老身份证340603800101123。', '老身份证 。'],
    ['卡号6222021001112345678', '卡号 '],
    ['卡号6222 0210 0111 2345 678，6222-0210-0111-2345', '卡号 ， '],
  ])('%s → %s', (text, redacted) => {
    expect(redact(text, [])).toBe(redacted)
  })

  it('keeps every other number: days, sums, codes, longer ones and the number of a petition', () => {
    for (const text of [
      '2026年3月2日欠了12500.50元，共3个月',
      '合同编号202603021234，房号1203',
      '行政区划340603001，邮编235000',
      '订单12345678901234567890',
      'HB202603021234567',
      '10000000000',
      '12345',
    ]) {
      expect(redact(text, [])).toBe(text)
    }
    fc.assert(
      fc.property(han, digits(20, 40), han, (before, number, after) => redact(before + number + after, []) === before + number + after),
    )
  })

  it('holds no full name, but a single character is no name', () => {
    expect(redact('我叫张三丰，张三丰的房子，张家', ['张三丰'])).toBe('我叫 ， 的房子，张家')
    expect(redact('张家的房子', ['张', ''])).toBe('张家的房子')
    expect(redact('𠮷野家的𠮷', ['𠮷'])).toBe('𠮷野家的𠮷')
    expect(redact('问$&和a.c、abc', ['$&', 'a.c'])).toBe('问 和 、abc')
  })
})

/** How many characters of the text a reader of the mask knows. */
const shown = (mask: string) => [...mask].filter((character) => character !== '*').length
const anyText = fc.string({ unit: 'grapheme-ascii' }).map((text) => text.replaceAll('*', ''))
const anyUnicode = fc.string({ unit: 'binary' }).map((text) => text.replaceAll('*', ''))

describe('a mask', () => {
  it.each([
    [maskName('张三'), '张*'],
    [maskName('张三丰'), '张**'],
    [maskName('𠮷田'), '𠮷*'],
    [maskName('张'), '张*'],
    [maskName('淮北市某某房地产开发有限公司'), '淮****'],
    [maskPhone('13812345678'), '138****5678'],
    [maskPhone('0561-3012345'), '056****2345'],
    [maskPhone('3012345'), '****'],
    [maskPhone('110'), '****'],
    [maskAddress('安徽省淮北市相山区南黎街道1号楼'), '安徽省淮北市***'],
    [maskAddress('相山区３号楼二单元501室'), '相山区***'],
    [maskAddress('南黎路8号'), '南黎***'],
    [maskAddress('家'), '***'],
    [maskIdNumber('340603198001011234'), '3406**********34'],
    [maskIdNumber('E12345678'), '****'],
    [maskIdNumber(''), '****'],
  ])('%s', (mask, expected) => {
    expect(mask).toBe(expected)
  })

  it('of a name shows one character, and not how long a long name is', () => {
    fc.assert(
      fc.property(anyUnicode, (name) => {
        expect(shown(maskName(name))).toBeLessThanOrEqual(1)
        expect(maskName(name)).not.toMatch(/\p{Cs}/u)
        expect([...maskName(name)].length).toBeLessThanOrEqual(5)
      }),
    )
  })

  it('of a phone or an id hides at least four characters, or everything', () => {
    fc.assert(
      fc.property(anyText, (number) => {
        for (const mask of [maskPhone(number), maskIdNumber(number)]) {
          expect(mask).toContain('****')
          expect(shown(mask) === 0 || shown(mask) <= [...number].length - 4).toBe(true)
        }
      }),
    )
  })

  it('of an address shows at most half of it, no digit, and whole characters only', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          anyUnicode,
          fc.tuple(han, digits(1, 4), han).map((parts) => parts.join('')),
        ),
        (address) => {
          const mask = maskAddress(address)
          expect(shown(mask)).toBeLessThanOrEqual(Math.min(6, [...address].length / 2))
          expect(mask).not.toMatch(/\p{N}/u)
          expect(mask).not.toMatch(/\p{Cs}/u)
        },
      ),
    )
  })
})

describe('a petitioner who asked to stay unknown', () => {
  it('is known to petition bureaus and discipline bodies only', () => {
    for (const organisationKind of organisationKinds) {
      const reader: Staff = {
        kind: 'staff',
        staffId: 'x',
        sessionId: 's',
        organisationId: 'o',
        organisationKind,
        roles: ['unit-leader'],
        readsSealed: true,
      }
      const knows = organisationKind === 'bureau' || organisationKind === 'discipline'
      expect(mayKnowPetitioner(reader, { hideIdentity: true }), organisationKind).toBe(knows)
      expect(mayKnowPetitioner(reader, { hideIdentity: false })).toBe(true)
    }
  })
})
