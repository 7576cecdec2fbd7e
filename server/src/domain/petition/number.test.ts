import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays } from '../calendar.ts'
import { checkDigit, isPetitionNumber, petitionNumber } from './number.ts'

const number = fc
  .tuple(fc.integer({ min: 0, max: 36_524 }), fc.integer({ min: 1, max: 999_999 }))
  .map(([days, sequence]) => petitionNumber(addDays('2000-01-01', days), sequence))
const replaceAt = (text: string, index: number, character: string) => text.slice(0, index) + character + text.slice(index + 1)

describe('the number of a petition', () => {
  it('is read as prefix, day, sequence and check digit, 17 characters', () => {
    expect(petitionNumber('2026-03-02', 1)).toMatch(/^HB20260302000001\d$/)
    fc.assert(
      fc.property(number, (one) => {
        expect(one).toHaveLength(17)
        expect(isPetitionNumber(one)).toBe(true)
      }),
    )
  })

  it('has the check digit of the standard', () => {
    // ISO/IEC 7064, MOD 11,10: 0794 has the check digit 5.
    expect(checkDigit('0794')).toBe('5')
  })

  it('differs for every day and sequence', () => {
    const day = fc.integer({ min: 0, max: 36_524 }).map((days) => addDays('2000-01-01', days))
    const sequence = fc.integer({ min: 1, max: 999_999 })
    fc.assert(
      fc.property(day, sequence, day, sequence, (dayA, a, dayB, b) => {
        expect(petitionNumber(dayA, a) === petitionNumber(dayB, b)).toBe(dayA === dayB && a === b)
      }),
    )
  })

  it('with any single wrong digit is none', () => {
    fc.assert(
      fc.property(number, (one) => {
        for (let index = 2; index < one.length; index++) {
          for (const digit of '0123456789') {
            if (digit !== one[index]) expect(isPetitionNumber(replaceAt(one, index, digit)), `${one} at ${index}: ${digit}`).toBe(false)
          }
        }
      }),
    )
  })

  it('with two neighbours exchanged is nearly always none', () => {
    let swaps = 0
    let found = 0
    for (let sequence = 1; sequence <= 5000; sequence++) {
      const one = petitionNumber(addDays('2026-01-01', sequence % 365), sequence * 199)
      for (let index = 2; index < one.length - 1; index++) {
        const [left, right] = [one[index] as string, one[index + 1] as string]
        if (left === right) continue
        swaps++
        if (!isPetitionNumber(replaceAt(replaceAt(one, index, right), index + 1, left))) found++
      }
    }
    expect(swaps).toBeGreaterThan(40_000)
    expect(found / swaps).toBeGreaterThan(0.97)
  })

  it('is nothing else', () => {
    const [one] = fc.sample(number, 1) as [string]
    for (const other of [
      one.toLowerCase(),
      one.slice(2),
      `${one} `,
      ` ${one}`,
      `${one}0`,
      one.slice(0, -1),
      `BH${one.slice(2)}`,
      `${one}\n`,
      '',
    ]) {
      expect(isPetitionNumber(other), other).toBe(false)
    }
    expect(isPetitionNumber(petitionNumber('2026-03-02', 1_000_000))).toBe(false)
    expect(isPetitionNumber(one.replaceAll(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0)))).toBe(false)
  })
})
