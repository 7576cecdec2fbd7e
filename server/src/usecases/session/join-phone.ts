import type { JoinPhone } from '@petition/shared/schemas/session'
import { mobilePhone } from '@petition/shared/schemas/text'
import type { Context } from '../../context.ts'
import type { Tx } from '../../db/client.ts'
import { countPetitions, findOwner, insertIdentity, lockIdentity, mergePeople } from '../../db/people.ts'
import { matchCode, useCode } from '../../db/sms-codes.ts'
import type { Resident } from '../../domain/actor.ts'
import { Refusal } from '../../domain/errors.ts'
import { askWechat } from './ask-wechat.ts'
import { proveOwnership } from './prove-ownership.ts'

/**
 * Joins this sign-in and the person who owns the phone; the sign-in lives on for the person both have become. Numbers are
 * recycled, so where the owner has matters a 查询码 or the id number must show that it is the same person.
 */
export async function joinPhone(ctx: Context, actor: Resident, join: JoinPhone): Promise<string> {
  const { phone, codeId } = await provePhone(ctx, join)
  const owner = await findOwner(ctx.db, ctx.keys, 'phone', phone)
  if (owner && owner !== actor.personId && (await countPetitions(ctx.db, owner)) > 0) await proveOwnership(ctx, owner, join)
  return ctx.db.transaction(async (tx) => {
    if (codeId && !(await useCode(tx, codeId, ctx.now()))) throw new Refusal(400, 'wrong_code')
    await lockIdentity(tx, ctx.keys, 'phone', phone)
    // What was proved above must still be so now that nobody else can change it.
    if ((await findOwner(tx, ctx.keys, 'phone', phone)) !== owner) throw new Refusal(409, 'conflict')
    return owner ? becomeOne(ctx, tx, actor.personId, owner) : addPhone(ctx, tx, actor.personId, phone)
  })
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

async function becomeOne(ctx: Context, tx: Tx, personId: string, owner: string): Promise<string> {
  if (owner === personId) return personId
  const [from, into] = (await countPetitions(tx, owner)) > 0 ? [personId, owner] : [owner, personId]
  await mergePeople(tx, ctx.keys, { from, into })
  return into
}

async function addPhone(ctx: Context, tx: Tx, personId: string, phone: string): Promise<string> {
  await insertIdentity(tx, ctx.keys, { personId, kind: 'phone', value: phone, at: ctx.now() })
  return personId
}
