import type { ReasonedDecision } from '@petition/shared/schemas/act-parts'
import type { ClassChange } from '@petition/shared/schemas/acts-of-bureau'
import type { PetitionClass } from '@petition/shared/vocabulary/petition'
import type { Context } from '../../context.ts'
import { listSealReaders } from '../../db/organisations.ts'
import { setProposal } from '../../db/proposals.ts'
import type { Actor } from '../../domain/actor.ts'
import { illegal, invalidField } from '../../domain/errors.ts'
import { onClassOfUnit } from '../../domain/petition/clock-effects.ts'
import { actOnPetition, type Work } from './act-on-petition.ts'

/**
 * Its class decides whether a matter has 60 days, a rating and a remedy. The bureau asks for another one while nobody else has it, the unit
 * before it accepts, whose word is decisive; a second person of the same body agrees. What may be an accusation is sealed from the first second (第三十条).
 */
export function changeClass(
  ctx: Context,
  actor: Actor,
  petitionId: string,
  version: number | null,
  { assignmentId, class: petitionClass, reason }: ClassChange,
) {
  return actOnPetition(ctx, actor, { petitionId, act: 'class-change', assignmentId, version }, async (work) => {
    if (work.petition.class === petitionClass) throw invalidField('class', '这件信访件已经是这个类别。', 'same_class')
    if (work.target.assignment && petitionClass === 'accusation')
      throw invalidField('class', '反映工作人员行为的，请提出异议退回，由信访部门按检举控告处理。', 'accusation_not_here')
    const sealed = work.petition.sealed || petitionClass === 'accusation'
    await needReader(work, petitionClass)
    const event = await work.record({ data: { proposedClass: petitionClass, sealed }, contents: { reason } })
    await work.setPetition({ sealed })
    await work.propose(event, 'class', { class: petitionClass, was: work.petition.class })
  })
}

/** Agreed, the petitioner is told with the reason and may contest. Until then the matter is what it was filed as. */
export function decideClass(
  ctx: Context,
  actor: Actor,
  petitionId: string,
  version: number | null,
  { proposalId, approved, reason }: ReasonedDecision,
) {
  return actOnPetition(ctx, actor, { petitionId, act: 'class-decision', proposalId, version }, async (work) => {
    const { eventId, data } = work.proposal()
    await work.decide(approved ? 'agreed' : 'refused')
    const petitionClass = (approved ? data.class : data.was) ?? 'appeal'
    const sealed = work.petition.aboutConduct || petitionClass === 'accusation'
    const asked = await work.textOf(eventId, 'reason')
    const event = await work.record({
      audience: approved ? 'all' : 'bureau',
      data: { approved, class: petitionClass, sealed },
      contents: { reason: approved && asked ? `${asked}\n${reason}` : reason },
    })
    await work.setPetition({ class: petitionClass, sealed })
    if (!approved) return
    await dropEarlier(work)
    if (work.target.assignment) await work.moveClocks(event, onClassOfUnit(petitionClass))
    await work.tell(event, 'changed')
  })
}

/** One class at a time can be contested: the one in force. */
async function dropEarlier({ tx, proposals, target }: Work) {
  for (const { id, kind, status } of proposals)
    if (kind === 'class' && status === 'agreed' && id !== target.proposal?.id) await setProposal(tx, id, 'lifted')
}

/** Sealed without a named reader nobody could work on it. */
export async function needReader({ tx, petition }: Work, petitionClass: PetitionClass) {
  const seals = petitionClass === 'accusation' && !petition.sealed
  if (seals && (await listSealReaders(tx, [petition.bureauId], [])).length === 0)
    throw illegal('本单位还没有指定查看密封信访件的人员，登记为检举控告后将无人能够办理，请先由管理员指定。')
}
