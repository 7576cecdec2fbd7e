import type { Refusal } from '@petition/shared/schemas/acts'
import type { Context } from '../../context.ts'
import { closeProceeding, findVisibleByNumber } from '../../db/petitions.ts'
import type { Actor } from '../../domain/actor.ts'
import { invalidField } from '../../domain/errors.ts'
import { onTransfer } from '../../domain/petition/clock-effects.ts'
import { actOnPetition } from './act-on-petition.ts'

/**
 * 不予受理 has one ground (第十九条第三款): 信访事项已经受理或者正在办理的，信访人在规定期限内向受理、办理机关、单位的上级机关、单位又提出同一信访事项的.
 * The open matter is cited; anything else is registered and handled.
 */
export function refusePetition(ctx: Context, actor: Actor, petitionId: string, version: number | null, { openNumber, reason }: Refusal) {
  return actOnPetition(ctx, actor, { petitionId, act: 'refusal', version }, async (work) => {
    const { tx, petition } = work
    const open = await findVisibleByNumber(tx, actor, openNumber.toUpperCase())
    const isOpen = open && ['transferred', 'accepted'].includes(open.status) && open.organisationId !== petition.bureauId
    if (!isOpen || open.id === petition.id || open.personId !== petition.personId) {
      throw invalidField('openNumber', '没有找到同一信访人正由下级机关、单位办理的这件信访件，不能不予受理。', 'no_open_matter')
    }
    const event = await work.record({ data: { open: open.id, openNumber: open.number }, contents: { reason } })
    await work.moveClocks(event, onTransfer('petition'))
    await work.cancelClocks(event)
    await closeProceeding(tx, petitionId, work.at)
    await work.deliver(event, 'transfer-notice')
    await work.tell(event, 'refused')
  })
}
