/** Digits and letters as a Chinese keyboard may write them. */
const narrow = (text: string) => text.replace(/[０-９Ａ-Ｚａ-ｚ]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0))
const packed = (code: string) => code.replace(/[\s-]/g, '')

const numberPattern = /[A-Z]{2}(?:[\s-]?\d){15}/
const queryCodePattern = /(?:^|\D)(\d(?:[\s-]?\d){9})(?!\d)/

export interface Codes {
  number?: string
  queryCode?: string
}

/**
 * What was typed or pasted into either field. A message with both codes fills both;
 * anything else stays in its own, without the spaces a receipt is written with.
 */
export function readCodes(text: string, field: keyof Codes): Codes {
  const plain = narrow(text).toUpperCase()
  const number = numberPattern.exec(plain)?.[0]
  const queryCode = number && queryCodePattern.exec(plain.replace(number, ' '))?.[1]
  if (number && queryCode) return { number: packed(number), queryCode: packed(queryCode) }
  if (field === 'queryCode') return { queryCode: plain.replace(/\D/g, '') }
  return { number: number ? packed(number) : packed(plain) }
}
