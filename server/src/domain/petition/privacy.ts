const phone = /(?<!\d)1[3-9]\d{9}(?!\d)|(?<!\d)0\d{2,3}-?\d{7,8}(?!\d)/g
const idNumber = /(?<!\d)\d{17}[\dXx](?!\d)|(?<!\d)\d{15}(?!\d)/g
const bankCard = /(?<!\d)\d{16,19}(?!\d)/g

/** What may be searched: without numbers that name a person, and without the given names. */
export function redact(text: string, names: readonly string[]): string {
  const withoutNumbers = text.replace(idNumber, ' ').replace(bankCard, ' ').replace(phone, ' ')
  return names.filter((name) => [...name].length > 1).reduce((rest, name) => rest.replaceAll(name, ' '), withoutNumbers)
}

/** 张三丰 → 张**. */
export function maskName(name: string): string {
  const [first = '', ...rest] = [...name]
  return first + '*'.repeat(Math.max(1, Math.min(rest.length, 4)))
}

/** 13812345678 → 138****5678. */
export function maskPhone(number: string): string {
  return number.length < 7 ? '****' : `${number.slice(0, 3)}****${number.slice(-4)}`
}

/** Keeps the county or street, hides the door. */
export function maskAddress(address: string): string {
  return `${[...address].slice(0, 6).join('')}***`
}

export function maskIdNumber(number: string): string {
  return number.length < 8 ? '****' : `${number.slice(0, 4)}**********${number.slice(-2)}`
}
