import * as z from 'zod/mini'
import { staffRoles } from '../vocabulary/roles.ts'
import { OrganisationRef } from './petition.ts'
import { Id, Instant, mobilePhone } from './text.ts'

const smsCode = z.string('请填写验证码。').check(z.trim(), z.regex(/^\d{6}$/, '请填写6位验证码。'))
const wechatCode = (label: string) =>
  z.string(label).check(z.minLength(1, label), z.maxLength(200, label), z.regex(/^[^\s\p{C}]+$/u, label))

export const SignInByWechat = z.object({ code: wechatCode('缺少微信登录凭证。') })
export type SignInByWechat = z.infer<typeof SignInByWechat>
export const AskSmsCode = z.object({ phone: mobilePhone })
export type AskSmsCode = z.infer<typeof AskSmsCode>
export const SignInBySms = z.object({ phone: mobilePhone, code: smsCode })
export type SignInBySms = z.infer<typeof SignInBySms>

const proof = {
  queryCode: z.optional(z.string().check(z.trim(), z.regex(/^\d{10}$/, '请填写10位查询码。'))),
  idNumber: z.optional(z.string().check(z.trim(), z.toUpperCase(), z.regex(/^[0-9A-Z]{5,30}$/, '请填写证件号码。'))),
}

/** Joins this sign-in and the person who owns the phone. Numbers are recycled: where that person has matters, a 查询码 or the id number proves it is the same person. */
export const JoinPhone = z
  .object({
    phone: z.optional(mobilePhone),
    code: z.optional(smsCode),
    wechatPhoneCode: z.optional(wechatCode('缺少微信手机号凭证。')),
    ...proof,
  })
  .check(
    z.refine((join) => Boolean(join.wechatPhoneCode) || Boolean(join.phone && join.code), {
      path: ['phone'],
      error: '请填写手机号码和验证码。',
    }),
  )
export type JoinPhone = z.infer<typeof JoinPhone>

/** A number that rested may be another's by now: a 查询码 or the id number shows that it is not, `notMine` says that it is. */
export const AnswerEarlierOwner = z.object({ ...proof, notMine: z.optional(z.literal(true)) }).check(
  z.refine(({ queryCode, idNumber, notMine }) => !notMine || !(queryCode || idNumber), {
    path: ['notMine'],
    error: '要么填写查询码或者证件号码，要么说明不是您的。',
  }),
)
export type AnswerEarlierOwner = z.infer<typeof AnswerEarlierOwner>

export const SignInAsStaff = z.object({
  username: z.string('请填写用户名。').check(z.trim(), z.minLength(1, '请填写用户名。'), z.maxLength(60, '用户名太长。')),
  password: z.string('请填写密码。').check(z.minLength(1, '请填写密码。'), z.maxLength(200, '密码太长。')),
})
export type SignInAsStaff = z.infer<typeof SignInAsStaff>

export const ResidentPerson = z.object({
  id: Id,
  kind: z.literal('resident'),
  name: z.optional(z.string()),
  phone: z.optional(z.string()),
  phoneVerified: z.boolean(),
  realName: z.boolean(),
  /** The phone number rested: nothing from before is shown until `POST /api/session/earlier-owner` has its answer. */
  needsProof: z.optional(z.boolean()),
})
export type ResidentPerson = z.infer<typeof ResidentPerson>
export const StaffPerson = z.object({
  id: Id,
  kind: z.literal('staff'),
  name: z.string(),
  roles: z.array(z.enum(staffRoles)),
  organisation: OrganisationRef,
})
export type StaffPerson = z.infer<typeof StaffPerson>

export const ResidentSession = z.object({ token: z.string(), expiresAt: Instant, person: ResidentPerson })
export type ResidentSession = z.infer<typeof ResidentSession>
export const StaffSession = z.object({ token: z.string(), expiresAt: Instant, person: StaffPerson })
export type StaffSession = z.infer<typeof StaffSession>

/** `GET /api/session`: who am I. */
export const SessionView = z.object({ expiresAt: Instant, person: z.discriminatedUnion('kind', [ResidentPerson, StaffPerson]) })
export type SessionView = z.infer<typeof SessionView>
