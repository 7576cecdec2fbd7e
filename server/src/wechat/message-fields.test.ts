import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { FieldUnfit, fitFields } from './message-fields.ts'

const fitted = (field: string, value: string) => fitFields({ [field]: value })[field]?.value

describe('free text', () => {
  it.each([
    ['道路积水', '道路积水'],
    ['  道路\r\n\t积水  ', '道路 积水'],
    ['a\u0000b\u001fc\u2028d', 'a b c d'],
    ['零\u200b宽\u202e字', '零宽字'],
    ['一二三四五六七八九十一二三四五六七八九十', '一二三四五六七八九十一二三四五六七八九十'],
    ['一二三四五六七八九十一二三四五六七八九十一', '一二三四五六七八九十一二三四五六七八九…'],
    [`${'一'.repeat(18)}😀😀`, `${'一'.repeat(18)}…`],
    [`${'一'.repeat(18)}👍🏽好`, `${'一'.repeat(18)}…`],
    ['半个\ud83d字', '半个字'],
  ])('sends %j as %j', (value, expected) => {
    expect(fitted('thing1', value)).toBe(expected)
  })

  it('always yields a value WeChat takes, and the same one again', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'binary' })), (value) => {
        const visible = value.replace(/[\p{Cf}\p{Cs}\p{Cc}\s]/gu, '')
        fc.pre(visible !== '')
        const result = fitted('thing1', value) ?? ''
        expect(result.length).toBeGreaterThan(0)
        expect(result.length).toBeLessThanOrEqual(20)
        expect(result).not.toMatch(/[\p{Cs}\p{Cc}]/u)
        expect(fitted('thing1', result)).toBe(result)
      }),
      { numRuns: 2000 },
    )
  })

  it('never cuts an emoji in half wherever it stands', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 25 }), fc.integer({ min: 0, max: 25 }), (before, after) => {
        const value = `${'一'.repeat(before)}😀${'二'.repeat(after)}`
        const result = fitted('thing1', value) ?? ''
        expect(result).not.toMatch(/\p{Cs}/u)
        expect(value.startsWith(result.replace(/…$/, ''))).toBe(true)
      }),
    )
  })
})

describe('values that cannot be cut', () => {
  it.each([
    ['number1', '12.5'],
    ['letter1', 'abc'],
    ['symbol1', '!?'],
    ['character_string1', 'HB20261123-0001'],
    ['time1', '15:01'],
    ['time1', '2026年11月23日 15:01'],
    ['time1', '09:00~17:30'],
    ['date1', '2026年11月23日'],
    ['date1', '2026-11-23'],
    ['date1', '2026/11/23 15:01'],
    ['amount1', '¥100.50'],
    ['amount1', '100元'],
    ['phone_number1', '+86-0561-1234567'],
    ['car_number1', '皖F12345'],
    ['name1', '欧阳修'],
    ['name1', '艾力·买买提'],
    ['name1', 'John Smith'],
    ['phrase1', '已受理'],
    ['enum1', '是'],
  ])('passes %s %j on as it is', (field, value) => {
    expect(fitted(field, value)).toBe(value)
  })

  it.each([
    ['number1', '12a'],
    ['number1', '1'.repeat(33)],
    ['letter1', 'ab1'],
    ['symbol1', '!!!!!!'],
    ['character_string1', '编号1'],
    ['character_string1', 'a'.repeat(33)],
    ['time1', '25:00'],
    ['time1', '15:60'],
    ['time1', '2026-11/23 15:01'],
    ['time1', '昨天 15:01'],
    ['time1', '9:00~10:00~11:00'],
    ['date1', '11月23日'],
    ['amount1', '一百元'],
    ['amount1', '12345678901'],
    ['phone_number1', '123456789012345678'],
    ['car_number1', '皖F123456789'],
    ['name1', '十一个汉字的名字太长了吧'],
    ['name1', 'A name of more than twenty'],
    ['phrase1', '受理申请审查中'],
    ['phrase1', 'ok'],
    ['thing1', ''],
    ['thing1', ' \u200b\n'],
    ['phrase1', ''],
    ['banana1', 'x'],
    ['thing', 'x'],
    ['constructor1', 'x'],
  ])('refuses %s %j before sending, naming the field and not the value', (field, value) => {
    const attempt = () => fitted(field, value)
    expect(attempt).toThrow(FieldUnfit)
    try {
      attempt()
    } catch (error) {
      expect((error as FieldUnfit).field).toBe(field)
      if (value.length > 1) expect((error as FieldUnfit).message).not.toContain(value)
    }
  })
})
