// As people write them: in one, in groups, or with the country code in front.
const phone = /(?<!\d)(?:\+?86[- ]?)?1[3-9]\d[- ]?\d{4}[- ]?\d{4}(?!\d)|(?<!\d)0\d{2,3}[- ]?\d{7,8}(?!\d)/g
// 15 digits after HB are a petition's number, which may be searched for.
const idNumber = /(?<!\d)\d{17}[\dXx](?!\d)|(?<!\d|HB)\d{15}(?!\d)/g
const bankCard = /(?<!\d)\d{16,19}(?!\d)|(?<!\d)\d{4}(?:[- ]\d{4}){3}(?:[- ]\d{1,3})?(?!\d)/g

/** What may be searched: without numbers that name a person, and without the given names. */
export function redact(text: string, names: readonly string[]): string {
  const withoutNumbers = text.replace(idNumber, ' ').replace(bankCard, ' ').replace(phone, ' ')
  return names.filter((name) => [...name].length > 1).reduce((rest, name) => rest.replaceAll(name, ' '), withoutNumbers)
}

/** Stands where a text was erased; its commitment stays in the chain. */
export const erasedText = '（内容已依法删除）'

/** 张三丰 → 张**. */
export function maskName(name: string): string {
  const [first = '', ...rest] = [...name]
  return first + '*'.repeat(Math.max(1, Math.min(rest.length, 4)))
}

/** 13812345678 → 138****5678; of a shorter number nothing would stay hidden. */
export function maskPhone(number: string): string {
  return number.length < 11 ? '****' : `${number.slice(0, 3)}****${number.slice(-4)}`
}

/** Keeps the county or street, hides the door: never a digit, nor more than half. */
export const maskAddress = (address: string): string => `${shownPart(address)}***`

function shownPart(address: string): string {
  const characters = [...address]
  const shown = characters.slice(0, Math.min(6, Math.floor(characters.length / 2))).join('')
  return shown.replace(/\p{N}.*$/su, '')
}

/** A resident's id is long enough to show its ends, a passport is not. */
export function maskIdNumber(number: string): string {
  return number.length < 15 ? '****' : `${number.slice(0, 4)}**********${number.slice(-2)}`
}

type Named = { name: string; phone?: string | null | undefined; address?: string | null; idNumber?: string | null }

const anyMobile = /(?<!\d)1[3-9]\d{9}(?!\d)/
const anyIdNumber = /(?<!\d)\d{17}[\dX](?!\d)/

/** As written, whatever was put between the letters to hide it. */
const plainly = (text: string) =>
  text
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\p{P}\p{Default_Ignorable_Code_Point}]/gu, '')

/** What in a text that everybody may read still names one of these people, or anybody by number; null when nothing does. */
export function stillNames(text: string, people: readonly Named[], petitionNumber: string): string | null {
  const said = plainly(text)
  const holds = (part: string | null | undefined, atLeast: number) => {
    const plain = plainly(part ?? '')
    return [...plain].length >= atLeast && said.includes(plain)
  }
  if (people.some(({ name }) => holds(name, 2))) return '姓名（名称）'
  if (anyMobile.test(said) || people.some(({ phone }) => holds(phone, 7))) return '电话号码'
  if (anyIdNumber.test(said) || people.some(({ idNumber }) => holds(idNumber, 5))) return '证件号码'
  if (people.some(({ address }) => address && holds(address.slice(shownPart(address).length), 4))) return '住址'
  return holds(petitionNumber, 6) ? '信访件编号' : null
}
