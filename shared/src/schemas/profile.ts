import * as z from 'zod/mini'
import { idTypes, petitionerTypes } from '../vocabulary/petition.ts'
import { petitionerFields, rightId } from './petitioner.ts'
import { anyPhone, Instant, line, properName } from './text.ts'

export const maxAddresses = 5

/** `GET /api/profile`: what the resident last stated about himself, to fill the next form. */
export const ProfileView = z.object({
  type: z.nullable(z.enum(petitionerTypes)),
  name: z.nullable(z.string()),
  phone: z.nullable(z.string()),
  address: z.nullable(z.string()),
  idType: z.nullable(z.enum(idTypes)),
  idNumber: z.nullable(z.string()),
  /** Saved to choose from. */
  addresses: z.array(z.string()),
  phoneVerified: z.boolean(),
})
export type ProfileView = z.infer<typeof ProfileView>

/** `PUT /api/profile`: what is left out stays, null clears. Petitions filed before keep what was stated then. */
export const CorrectProfile = z
  .object({
    type: z.optional(z.nullable(petitionerFields.type)),
    name: z.optional(z.nullable(properName('姓名（名称）', 60))),
    phone: z.optional(z.nullable(anyPhone)),
    address: z.optional(z.nullable(line('住址', 1, 200))),
    idType: z.optional(z.nullable(z.enum(idTypes, '请选择证件类型。'))),
    idNumber: z.optional(petitionerFields.idNumber.def.innerType),
    addresses: z.optional(
      z.array(line('常用地址', 1, 200), '常用地址不正确。').check(
        z.maxLength(maxAddresses, `常用地址最多保存${maxAddresses}个。`),
        z.refine((addresses) => new Set(addresses).size === addresses.length, '同一个地址添加了两次，请删去重复的。'),
      ),
    ),
  })
  .check(
    ...rightId,
    z.refine((correction) => Object.values(correction).some((value) => value !== undefined), '请填写要修改的内容。'),
  )
export type CorrectProfile = z.infer<typeof CorrectProfile>

/** `GET /api/privacy`: what is stored about a resident, and what of it can be deleted. */
export const PrivacyView = z.object({
  items: z.array(
    z.object({
      id: z.string(),
      what: z.string(),
      why: z.string(),
      basis: z.string(),
      keptFor: z.string(),
      deletable: z.boolean(),
      /** Why it cannot be deleted; null where it can. */
      reason: z.nullable(z.string()),
    }),
  ),
})
export type PrivacyView = z.infer<typeof PrivacyView>

/** `DELETE /api/account`: by SMS alone nobody cuts off a WeChat sign-in without a 查询码 or the id number, since phone numbers are recycled. */
export const CloseAccount = z.object({
  confirm: z.literal(true, '请先确认要注销账号。'),
  queryCode: z.optional(z.string().check(z.trim(), z.regex(/^\d{10}$/, '请填写10位查询码。'))),
  idNumber: z.optional(z.string().check(z.trim(), z.toUpperCase(), z.regex(/^(?=.*\d)[0-9A-Z]{5,30}$/, '请填写证件号码。'))),
})
export type CloseAccount = z.infer<typeof CloseAccount>

export const ClosedAccount = z.object({
  closedAt: Instant,
  /** They go on; number and 查询码 still look them up. */
  openMatters: z.number(),
})
export type ClosedAccount = z.infer<typeof ClosedAccount>
