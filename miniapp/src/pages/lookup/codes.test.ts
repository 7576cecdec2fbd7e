import { expect, it } from 'vitest'
import { readCodes } from './codes.ts'

const number = 'HB202611230000017'
const queryCode = '1234567890'

it('fills both fields from a whole message, whichever field it is pasted into', () => {
  const messages = [
    `编号：${number}\n查询码：1234 5678 90`,
    `查询码 ${queryCode}，编号 ${number}，请保存。`,
    `ＨＢ２０２６１１２３０００００１７ 1234-5678-90`,
    `${number.toLowerCase()} ${queryCode}`,
  ]
  for (const message of messages)
    for (const field of ['number', 'queryCode'] as const) expect(readCodes(message, field), message).toEqual({ number, queryCode })
})

it('takes a spaced code as it stands on the receipt, and a number in small letters', () => {
  expect(readCodes('1234 5678 90', 'queryCode')).toEqual({ queryCode })
  expect(readCodes(' hb2026 1123 0000 017 ', 'number')).toEqual({ number })
  expect(readCodes('编号：HB202611230000017', 'number')).toEqual({ number })
})

it('lets a number be typed sign by sign', () => {
  for (let length = 1; length <= number.length; length++) {
    expect(readCodes(number.slice(0, length), 'number')).toEqual({ number: number.slice(0, length) })
  }
})

it('finds the same two codes however they are spaced', () => {
  for (const gap of ['', ' ', '-', '\n']) {
    const spaced = (text: string) => text.replace(/(\d{4})(?=\d)/g, `$1${gap}`)
    expect(readCodes(`编号 ${spaced(number)}，查询码 ${spaced(queryCode)}。`, 'number')).toEqual({ number, queryCode })
  }
})
