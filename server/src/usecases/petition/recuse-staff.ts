import type { Recusal, RecusalDecision } from '@petition/shared/schemas/acts-of-unit'
import type { Context } from '../../context.ts'
import { listColleagues } from '../../db/colleagues.ts'
import { findStaffByName, listHeads, recuseStaff } from '../../db/recusals.ts'
import { moveDecision } from '../../db/succession.ts'
import type { Actor } from '../../domain/actor.ts'
import { invalidField } from '../../domain/errors.ts'
import { onRecusal, onRecusalDecision } from '../../domain/petition/clock-effects.ts'
import { mayMeanHead } from '../../domain/petition/mean-head.ts'
import { tellOfLeftBodies } from '../warning/tell-of-left-bodies.ts'
import { actOnPetition, type Work } from './act-on-petition.ts'
import { findNextDeciders, findRecusalDecider } from './find-decider.ts'

/** 第二十八条: 工作人员与信访事项或者信访人有直接利害关系的，应当回避. Declared by oneself or asked for by the petitioner; the head decides, no act meanwhile. */
export function askForRecusal(ctx: Context, actor: Actor, petitionId: string, version: number | null, recusal: Recusal) {
  const { assignmentId, firstReceiver, name, leaderConcerned, reason } = recusal
  if (firstReceiver && assignmentId) throw invalidField('firstReceiver', '首接单位和承办单位的人员，请分别申请回避。', 'not_both')
  return actOnPetition(ctx, actor, { petitionId, act: 'recusal', assignmentId, firstReceiver, version }, async (work) => {
    if (actor.kind === 'resident' && !name) throw invalidField('name', '请写明需要回避的人员姓名。', 'name_missing')
    if (actor.kind === 'staff' && name) throw invalidField('name', '工作人员只能为本人申请回避。', 'not_oneself')
    const isConcerned = leaderConcerned || (await isHeadConcerned(work, actor, name))
    const decider = await findRecusalDecider(work, work.target.assignment, isConcerned)
    const event = await work.record({
      data: { leaderConcerned: isConcerned, ...(decider && { decider }) },
      contents: { ...(name && { name }), reason },
    })
    await work.propose(event, 'recusal', { leaderConcerned: isConcerned }, decider)
    await work.moveClocks(event, onRecusal(decider !== undefined), undefined, decider)
  })
}

/** Whose person it is about: the body of the assignment, else the first receiver. */
const bodyOf = ({ target, petition }: Work) => target.assignment?.receiverId ?? petition.bureauId

/** Nobody decides about themselves; and where the body has no head, somebody else's decides. */
async function isHeadConcerned(work: Work, actor: Actor, name: string | null | undefined) {
  const heads = await listHeads(work.tx, bodyOf(work))
  if (heads.length === 0) return true
  if (actor.kind === 'staff') return heads.some(({ id }) => id === actor.staffId)
  return mayMeanHead(
    name ?? '',
    heads.map((head) => head.name),
  )
}

/** The head of the body, or whoever decides where the head is concerned, names the persons; the reason is told. */
export function decideRecusal(ctx: Context, actor: Actor, petitionId: string, version: number | null, decision: RecusalDecision) {
  const { proposalId, approved, reason, staffIds } = decision
  return actOnPetition(ctx, actor, { petitionId, act: 'recusal-decision', proposalId, version }, async (work) => {
    const recused = approved ? await findConcerned(work, staffIds ?? null) : []
    await work.decide(approved ? 'agreed' : 'refused')
    const deciders = await findNextDeciders(work, recused)
    const event = await work.record({
      data: { approved, ...(approved && { staff: recused }), ...(deciders.length > 0 && { deciders }) },
      contents: { reason },
    })
    await work.moveClocks(event, onRecusalDecision(work.target.assignment !== null))
    for (const one of deciders) await moveDecision(work.tx, petitionId, one)
    for (const staffId of recused) await recuseStaff(work.tx, petitionId, staffId, event.id)
    if (recused.length > 0) await tellOfLeftBodies(work.tx, work.at, petitionId)
    await work.tell(event, 'changed')
  })
}

/** Whoever declared it; else whom the head names, or who has exactly the written name. */
async function findConcerned(work: Work, chosen: readonly string[] | null): Promise<string[]> {
  const { eventId, proposedByStaffId } = work.proposal()
  if (proposedByStaffId) {
    if (chosen) throw invalidField('staffIds', '这是本人申请的回避，不需要另选人员。', 'declared')
    return [proposedByStaffId]
  }
  const named = await findStaffByName(work.tx, bodyOf(work), await work.textOf(eventId, 'name'))
  if (chosen === null) {
    if (named.length === 0) throw invalidField('staffIds', '信访人写的姓名和这个单位的人员对不上，请选出需要回避的人员。', 'name_unknown')
    return named
  }
  const colleagues = (await listColleagues(work.tx, bodyOf(work))).map(({ id }) => id)
  const stranger = chosen.findIndex((id) => !colleagues.includes(id))
  if (stranger !== -1) throw invalidField(`staffIds.${stranger}`, '只能选这个单位的人员。', 'not_of_body')
  const isPassedOver = named.length > 0 && !named.some((id) => chosen.includes(id))
  if (isPassedOver)
    throw invalidField('staffIds', '信访人写明了姓名的人员在这个单位，请选上；认为不需要回避的，请选择不同意。', 'named_here')
  return [...chosen]
}
