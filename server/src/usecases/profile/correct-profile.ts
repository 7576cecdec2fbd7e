import { isRightId } from '@petition/shared/schemas/petitioner'
import type { CorrectProfile } from '@petition/shared/schemas/profile'
import type { Context } from '../../context.ts'
import { getProfile, lockPerson, setProfile } from '../../db/people.ts'
import type { Resident } from '../../domain/actor.ts'
import { invalidField } from '../../domain/errors.ts'

/** Corrects what the next form starts from (个人信息保护法第四十六条); what was filed before stays as it was filed. */
export async function correctProfile(ctx: Context, { personId }: Resident, correction: CorrectProfile): Promise<void> {
  const given = Object.fromEntries(Object.entries(correction).filter(([, value]) => value !== undefined))
  await ctx.db.transaction(async (tx) => {
    await lockPerson(tx, personId)
    const profile = { ...(await getProfile(tx, ctx.keys, personId)), ...given }
    if (!isRightId(profile)) throw invalidField('idNumber', '证件号码与证件类型不符，请核对。', 'id_mismatch')
    await setProfile(tx, ctx.keys, personId, profile)
  })
}
