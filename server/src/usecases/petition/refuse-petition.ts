import type { Decision } from '@petition/shared/schemas/act-parts'
import type { Refusal } from '@petition/shared/schemas/acts-of-bureau'
import type { ClockKind } from '@petition/shared/vocabulary/clocks'
import type { Context } from '../../context.ts'
import { listClocks } from '../../db/clocks.ts'
import type { Contents } from '../../db/events.ts'
import { closeProceeding, findVisibleByNumber, type PetitionRow } from '../../db/petitions.ts'
import type { Actor } from '../../domain/actor.ts'
import { illegal, invalidField } from '../../domain/errors.ts'
import { onTransfer } from '../../domain/petition/clock-effects.ts'
import { hideAlike } from '../../domain/petition/joining.ts'
import { actOnPetition, type Work } from './act-on-petition.ts'
import { onlyOneHides } from './first-file.ts'

/**
 * 不予受理 has one ground (第十九条第三款): 信访事项已经受理或者正在办理的，信访人在规定期限内向受理、办理机关、单位的上级机关、单位又提出同一信访事项的.
 * The open matter is cited; anything else is registered and handled. It ends the matter here, so a second person has to agree.
 */
export function refusePetition(ctx: Context, actor: Actor, petitionId: string, version: number | null, { openNumber, reason }: Refusal) {
  return actOnPetition(ctx, actor, { petitionId, act: 'refusal', version }, async (work) => {
    const { open, objection } = await citedMatter(work, actor, openNumber)
    if (objection) throw invalidField('openNumber', objection.message, objection.code)
    const event = await work.record({ data: { open: open.id, openNumber: open.number }, contents: { reason } })
    await work.propose(event, 'refusal', { openPetitionId: open.id, openNumber: open.number })
  })
}

/** Agreed, the notice (不予受理告知书) goes out with its reason; the petitioner may contest it. */
export function decideRefusal(
  ctx: Context,
  actor: Actor,
  petitionId: string,
  version: number | null,
  { proposalId, approved, remark }: Decision,
) {
  return actOnPetition(ctx, actor, { petitionId, act: 'refusal-decision', proposalId, version }, async (work) => {
    const { eventId, data } = work.proposal()
    const said: Contents = remark ? { 'staff.remark': remark } : {}
    await work.decide(approved ? 'agreed' : 'refused')
    if (!approved) {
      await work.record({ audience: 'staff', data: { approved }, contents: said })
      return
    }
    // The second person looks for themselves: the other matter may have ended, or run late, since.
    const { open, objection } = await citedMatter(work, actor, data.openNumber ?? '')
    if (objection) throw illegal(objection.message)
    const event = await work.record({
      data: { approved, open: open.id, openNumber: open.number, ...(work.petition.electronicDelivery && { delivered: 'agreed-online' }) },
      contents: { reason: await work.textOf(eventId, 'reason'), ...said },
    })
    await work.moveClocks(event, onTransfer('petition'))
    await work.cancelClocks(event)
    await closeProceeding(work.tx, petitionId, work.at)
    work.standAs('refused')
    await work.deliver(event, 'transfer-notice')
    await work.tell(event, 'refused')
  })
}

type Cited = { open: PetitionRow; objection: null } | { open: null; objection: { code: string; message: string } }
const objected = (code: string, message: string): Cited => ({ open: null, objection: { code, message } })

/** The matter that is cited, or why it cannot be. */
async function citedMatter(work: Work, actor: Actor, number: string): Promise<Cited> {
  const open = await findVisibleByNumber(work.tx, actor, number.toUpperCase())
  if (!open || !isOpenBelow(work, open))
    return objected('no_open_matter', '没有找到同一信访人正由下级机关、单位办理的这件信访件，不能不予受理。')
  // Its number in a matter that everybody may read would tell that there is an accusation.
  if (open.sealed && !work.petition.sealed) return objected('sealed', '这件信访件已密封，不能引用。')
  if (!hideAlike(work.petition, open)) return objected('identity_hidden', `${onlyOneHides}请登记并办理本件。`)
  if (await isLate(work, open)) return objected('open_matter_overdue', '这件信访件的办理已经超过期限，不能据此不予受理。')
  return { open, objection: null }
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
  'direct-receipt',
  'handle',
  'duty-answer',
  'mailbox-acceptance',
  'mailbox-answer',
  'suggestion-answer',
  'simple-answer',
]
