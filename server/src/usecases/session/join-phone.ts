import type { JoinPhone } from '@petition/shared/schemas/session'
import { mobilePhone } from '@petition/shared/schemas/text'
import type { Context } from '../../context.ts'
import type { Tx } from '../../db/client.ts'
import { findIdentity, type IdentityRow, setUsed } from '../../db/identities.ts'
import { countPetitions, insertIdentity, lockIdentity, mergePeople } from '../../db/people.ts'
import { matchCode, useCode } from '../../db/sms-codes.ts'
import type { Resident } from '../../domain/actor.ts'
import { Refusal } from '../../domain/errors.ts'
import { askWechat } from './ask-wechat.ts'
import { proveOwnership } from './prove-ownership.ts'
import { hasRested, takeOverPhone } from './rested-phone.ts'

/**
 * Joins this sign-in and the person who owns the phone; the sign-in lives on for the person both have become. Numbers are
 * recycled, so where the owner has matters a 查询码 or the id number must show that it is the same person; a number that rested
 * comes without that proof, and without the owner.
 */
export async function joinPhone(ctx: Context, actor: Resident, join: JoinPhone): Promise<void> {
  const { phone, codeId } = await provePhone(ctx, join)
  const known = await findIdentity(ctx.db, ctx.keys, 'phone', phone)
  const becomesOne = known !== null && (await isSamePerson(ctx, actor, known, join))
  await ctx.db.transaction(async (tx) => {
    if (codeId && !(await useCode(tx, codeId, ctx.now()))) throw new Refusal(400, 'wrong_code')
    await lockIdentity(tx, ctx.keys, 'phone', phone)
    const now = await findIdentity(tx, ctx.keys, 'phone', phone)
    // What was proved above must still be so now that nobody else can change it.
    if (now?.personId !== known?.personId) throw new Refusal(409, 'conflict')
    if (!now) return insertIdentity(tx, ctx.keys, { personId: actor.personId, kind: 'phone', value: phone, at: ctx.now() })
    if (!becomesOne) return takeOverPhone(ctx, tx, now, actor.personId)
    await setUsed(tx, now.id, ctx.now())
    await becomeOne(ctx, tx, actor.personId, now.personId)
  })
}

async function isSamePerson(ctx: Context, { personId }: Resident, known: IdentityRow, join: JoinPhone): Promise<boolean> {
  if (known.personId === personId) return true
  const [hasMatters, rested] = [(await countPetitions(ctx.db, known.personId)) > 0, await hasRested(ctx, ctx.db, known)]
  const offersProof = Boolean(join.queryCode ?? join.idNumber)
  if (!hasMatters || (rested && !offersProof)) return !rested
  await proveOwnership(ctx, known.personId, join)
  return true
}

async function provePhone(ctx: Context, join: JoinPhone): Promise<{ phone: string; codeId: string | null }> {
  if (join.wechatPhoneCode) {
    const phone = mobilePhone.safeParse(await askWechat(ctx.wechat.phoneNumber(join.wechatPhoneCode)))
    if (!phone.success) throw new Refusal(400, 'phone_invalid')
    return { phone: phone.data, codeId: null }
  }
  const { phone = '', code = '' } = join
  const codeId = await matchCode(ctx.db, ctx.keys, phone, code, ctx.now())
  if (!codeId) throw new Refusal(400, 'wrong_code')
  return { phone, codeId }
}

async function becomeOne(ctx: Context, tx: Tx, personId: string, owner: string): Promise<void> {
  if (owner === personId) return
  const [from, into] = (await countPetitions(tx, owner)) > 0 ? [personId, owner] : [owner, personId]
  await mergePeople(tx, ctx.keys, { from, into })
}
