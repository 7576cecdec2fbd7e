import * as z from 'zod/mini'
import { idTypes, petitionerTypes } from '../vocabulary/petition.ts'
import { anyPhone, anyPhoneOrNone, line, lineOrNone, OrganisationId, properName } from './text.ts'

/** GB 11643: 17 digits weighed and a check character (ISO 7064 MOD 11-2). */
export function isResidentId(value: string) {
  if (!/^\d{17}[\dX]$/.test(value)) return false
  const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
  const sum = weights.reduce((total, weight, index) => total + weight * Number(value[index]), 0)
  return '10X98765432'[sum % 11] === value[17]
}

/** GB 32100: 17 characters (no I, O, S, V, Z) weighed by powers of 3, and a check character modulo 31. */
export function isOrganisationCode(value: string) {
  const characters = '0123456789ABCDEFGHJKLMNPQRTUWXY'
  const digits = [...value].map((character) => characters.indexOf(character))
  if (digits.length !== 18 || digits.includes(-1)) return false
  const sum = digits.slice(0, 17).reduce((total, digit, index) => total + digit * (3 ** index % 31), 0)
  return (31 - (sum % 31)) % 31 === digits[17]
}

export const petitionerFields = {
  type: z.enum(petitionerTypes, '请选择是个人还是单位。'),
  name: properName('姓名（名称）', 60),
  phone: anyPhone,
  address: line('住址', 1, 200),
  idType: z._default(z.nullable(z.enum(idTypes, '请选择证件类型。')), null),
  idNumber: z._default(
    z.nullable(
      z.string('请填写证件号码。').check(z.trim(), z.toUpperCase(), z.regex(/^[0-9A-Z()（）-]{5,30}$/, '证件号码不正确，请检查。')),
    ),
    null,
  ),
}
type Identified = { idType?: string | null | undefined; idNumber?: string | null | undefined }
const hasRightId = ({ idType, idNumber }: Identified) => !idNumber || idType !== 'resident-id' || isResidentId(idNumber)
const hasRightCode = ({ idType, idNumber }: Identified) => !idNumber || idType !== 'social-credit-code' || isOrganisationCode(idNumber)
export const rightId = [
  z.refine<Identified>(hasRightId, { path: ['idNumber'], error: '身份证号码不正确，请核对18位号码。' }),
  z.refine<Identified>(hasRightCode, { path: ['idNumber'], error: '统一社会信用代码不正确，请核对18位代码。' }),
] as const
/** Where number and kind come one after the other. */
export const isRightId = (one: Identified) => hasRightId(one) && hasRightCode(one)

export const Petitioner = z.object(petitionerFields).check(...rightId)
export type Petitioner = z.infer<typeof Petitioner>

/** As a letter or a visitor gives it: a phone or an address may be missing. */
export const ReceivedPetitioner = z
  .object({ ...petitionerFields, phone: z._default(anyPhoneOrNone, ''), address: z._default(lineOrNone('住址', 200), '') })
  .check(...rightId)

export const Accused = z
  .object({
    name: z.optional(properName('被反映人姓名', 60)),
    organisationId: z.optional(OrganisationId),
    organisationName: z.optional(properName('被反映单位名称', 100)),
    position: z.optional(line('职务', 1, 60)),
  })
  .check(
    z.refine((accused) => Boolean(accused.name || accused.organisationId || accused.organisationName), '请至少填写被反映人的姓名或单位。'),
  )
export type Accused = z.infer<typeof Accused>

/** Who signs a joint petition (联名). */
export const Signatory = z.object({
  name: properName('联名人姓名', 60),
  phone: z.optional(z.nullable(anyPhone)),
  representative: z._default(z.boolean('请选择是否为代表。'), false),
})
export type Signatory = z.infer<typeof Signatory>

/** The 查询码 of one signatory: it looks the matter up and proves nothing else. */
export const SignatoryCode = z.object({ name: z.string(), queryCode: z.string() })
export type SignatoryCode = z.infer<typeof SignatoryCode>
