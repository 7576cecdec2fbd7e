import type { ContactChange } from '@petition/shared/schemas/acts-of-petitioner'
import type { Petitioner } from '@petition/shared/schemas/petitioner'
import { isMobilePhone } from '@petition/shared/schemas/text'
import type { Context } from '../../context.ts'
import { getPetitioner } from '../../db/events.ts'
import { enqueueContactChange } from '../../db/notices.ts'
import type { Actor } from '../../domain/actor.ts'
import { illegal } from '../../domain/errors.ts'
import { actOnPetition } from './act-on-petition.ts'

/** The petitioner's new phone or address for this matter: the inbox, the phone until now and the new one are told. */
export function changeContact(ctx: Context, actor: Actor, petitionId: string, version: number | null, { phone, address }: ContactChange) {
  return actOnPetition(ctx, actor, { petitionId, act: 'contact-change', version }, async (work) => {
    const before = await getPetitioner(work.tx, ctx.keys, petitionId)
    if (!before) throw illegal('您的信息已依法删除，不能变更。')
    const now: Petitioner = { ...before, ...(phone && { phone }), ...(address && { address }) }
    const event = await work.record({
      data: { phone: Boolean(phone), address: Boolean(address) },
      contents: { 'own.petitioner': JSON.stringify(now) },
    })
    await work.tell(event, 'contact-changed')
    if (isMobilePhone(now.phone)) await enqueueContactChange(work.tx, event.id, 'now')
    if (before.phone !== now.phone && isMobilePhone(before.phone)) await enqueueContactChange(work.tx, event.id, 'before')
  })
}
