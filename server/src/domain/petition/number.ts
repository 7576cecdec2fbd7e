import type { Day } from '../calendar.ts'

export const numberPrefix = 'HB'

/** ISO 7064 MOD 11,10: one digit that finds every single wrong digit and nearly all swaps. */
export function checkDigit(digits: string): string {
  let remainder = 10
  for (const digit of digits) {
    const sum = (remainder + Number(digit)) % 10
    remainder = ((sum === 0 ? 10 : sum) * 2) % 11
  }
  return String((11 - remainder) % 10)
}

/** HB + day + 6 digits + check digit: 17 characters, so that it fits a mini-program code with its prefix. */
export function petitionNumber(receivedOn: Day, sequence: number): string {
  const digits = receivedOn.replaceAll('-', '') + String(sequence).padStart(6, '0')
  return numberPrefix + digits + checkDigit(digits)
}

export function isPetitionNumber(number: string): boolean {
  return new RegExp(`^${numberPrefix}\\d{15}$`).test(number) && checkDigit(number.slice(2, -1)) === number.slice(-1)
}
