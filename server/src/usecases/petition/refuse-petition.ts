import type { Refusal } from '@petition/shared/schemas/acts-of-bureau'
import type { ClockKind } from '@petition/shared/vocabulary/clocks'
import type { Context } from '../../context.ts'
import { listClocks } from '../../db/clocks.ts'
import { closeProceeding, findVisibleByNumber, type PetitionRow } from '../../db/petitions.ts'
import type { Actor } from '../../domain/actor.ts'
import { invalidField } from '../../domain/errors.ts'
import { onTransfer } from '../../domain/petition/clock-effects.ts'
import { hideAlike } from '../../domain/petition/joining.ts'
import { actOnPetition, type Work } from './act-on-petition.ts'
import { onlyOneHides } from './first-file.ts'

/**
 * 不予受理 has one ground (第十九条第三款): 信访事项已经受理或者正在办理的，信访人在规定期限内向受理、办理机关、单位的上级机关、单位又提出同一信访事项的.
 * The open matter is cited; anything else is registered and handled.
 */
export function refusePetition(ctx: Context, actor: Actor, petitionId: string, version: number | null, { openNumber, reason }: Refusal) {
  return actOnPetition(ctx, actor, { petitionId, act: 'refusal', version }, async (work) => {
    const { tx, petition } = work
    const open = await findVisibleByNumber(tx, actor, openNumber.toUpperCase())
    if (!open || !isOpenBelow(work, open)) {
      throw invalidField('openNumber', '没有找到同一信访人正由下级机关、单位办理的这件信访件，不能不予受理。', 'no_open_matter')
    }
    // Its number in a matter that everybody may read would tell that there is an accusation.
    if (open.sealed && !petition.sealed) throw invalidField('openNumber', '这件信访件已密封，不能引用。', 'sealed')
    if (!hideAlike(petition, open)) throw invalidField('openNumber', `${onlyOneHides}请登记并办理本件。`, 'identity_hidden')
    if (await isLate(work, open))
      throw invalidField('openNumber', '这件信访件的办理已经超过期限，不能据此不予受理。', 'open_matter_overdue')
    const event = await work.record({
      data: { open: open.id, openNumber: open.number, ...(petition.electronicDelivery && { delivered: 'agreed-online' }) },
      contents: { reason },
    })
    await work.moveClocks(event, onTransfer('petition'))
    await work.cancelClocks(event)
    await closeProceeding(tx, petitionId, work.at)
    await work.deliver(event, 'transfer-notice')
    await work.tell(event, 'refused')
  })
}

const isOpenBelow = ({ petition }: Work, open: PetitionRow) =>
  open.id !== petition.id &&
  open.personId === petition.personId &&
  open.organisationId !== petition.bureauId &&
  (open.status === 'transferred' || open.status === 'accepted')

/** Only 在规定期限内: who let a period run out cannot be hidden behind. */
async function isLate({ tx, today }: Work, open: PetitionRow) {
  const clocks = await listClocks(tx, [open.id])
  return clocks.some(({ kind, stoppedOn, legalOn }) => owed.includes(kind) && stoppedOn === null && legalOn < today)
}

const owed: readonly ClockKind[] = [
  'dispatch',
  'inform',
  'handle',
  'duty-answer',
  'mailbox-acceptance',
  'mailbox-answer',
  'suggestion-answer',
  'simple-answer',
]
