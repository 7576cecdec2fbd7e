import type { Succession } from '@petition/shared/schemas/organisation'
import type { Context } from '../../context.ts'
import { type AssignmentRow, listAssignments, setAssignment } from '../../db/assignments.ts'
import type { Tx } from '../../db/client.ts'
import { cancelClocks } from '../../db/clocks.ts'
import { insertDeskNotices } from '../../db/desk-notices.ts'
import { getLocalRules } from '../../db/local-rules.ts'
import { findOrganisations, listFirstReceivers, listPredecessors, type OrganisationRow } from '../../db/organisations.ts'
import { assignmentState, type PetitionRow, setPetition } from '../../db/petitions.ts'
import {
  closeOrganisation,
  countOpenPetitionsAt,
  listUndecidedAt,
  lockOpenPetitionsAt,
  lockOrganisations,
  moveAssignments,
  moveDecision,
  moveDuties,
  type NewDecider,
} from '../../db/succession.ts'
import type { Staff } from '../../domain/actor.ts'
import { localDate } from '../../domain/calendar.ts'
import { forbidden, illegal, invalidField, notFound } from '../../domain/errors.ts'
import type { LocalRules } from '../../domain/limits.ts'
import { backTo, hasLeft, leadOf, projectStatus } from '../../domain/petition/matter.ts'
import { dateWhatCameBack } from '../petition/date-what-came-back.ts'
import { lastSaidOf } from '../petition/find-decider.ts'
import { findSuperior } from '../petition/find-superior.ts'
import { recordForSystem } from '../petition/record-for-system.ts'

/** How many matters would go to a successor now. */
export async function countForSuccession(ctx: Context, actor: Staff, id: string): Promise<number> {
  requireAdministrator(actor)
  if (!(await findOrganisations(ctx.db, [id])).has(id)) throw notFound()
  return countOpenPetitionsAt(ctx.db, id)
}

/**
 * 第二十四条: 信访事项的职责单位分立、合并、撤销的，由继续行使其职权的单位受理. One act: the body is closed, and each open matter of it goes on at
 * its successor, with an event of its own and no date moved. Answers how many.
 */
export function succeedOrganisation(ctx: Context, actor: Staff, id: string, succession: Succession): Promise<number> {
  requireAdministrator(actor)
  return ctx.db.transaction(async (tx) => {
    const at = ctx.now()
    // Matters before bodies, as a transfer locks them.
    await lockOpenPetitionsAt(tx, id)
    const bodies = await lockOrganisations(tx, [id, succession.successorId])
    const closing = bodies.get(id)
    if (!closing) throw notFound()
    if (closing.closedOn) throw illegal('这个单位已经办理过承接。')
    const successor = checkSuccessor(closing, bodies.get(succession.successorId))
    if (succession.on > localDate(at)) throw invalidField('on', '承接日期不能晚于今天。')
    // Once more, with what was on its way while we waited.
    const petitions = await lockOpenPetitionsAt(tx, id)
    await closeOrganisation(tx, id, succession)
    const heirs = await heirsOf(tx, closing, successor)
    const rules = await getLocalRules(tx, ctx.config.LOCAL_RULES)
    for (const petition of petitions) await hand(ctx, tx, { actor, at, rules, closing, succession, ...heirs(petition) }, petition)
    return petitions.length
  })
}

function requireAdministrator({ roles }: Staff) {
  if (!roles.includes('administrator')) throw forbidden()
}

function checkSuccessor(closing: OrganisationRow, successor: OrganisationRow | undefined): OrganisationRow {
  const wrong = (message: string, code: string) => invalidField('successorId', message, code)
  if (!successor) throw wrong('没有这个单位，请重新选择。', 'unknown_organisation')
  if (successor.id === closing.id) throw wrong('承接单位不能是它自己。', 'same_organisation')
  if (successor.closedOn) throw wrong(`${successor.name}已经撤销，不能承接。`, 'closed_organisation')
  const kinds = [closing.kind, successor.kind]
  // A bureau follows matters to their end and does not handle; discipline inspection has rules of its own.
  if (kinds.some((kind) => kind === 'bureau' || kind === 'discipline') && closing.kind !== successor.kind)
    throw wrong('信访部门、纪检监察机关只能由同类机关承接。', 'other_kind')
  return successor
}

type Heirs = { heirId: string; bureauId: string; followerId: string; barred: boolean }
type Handing = Heirs & { actor: Staff; at: Date; rules: LocalRules; closing: OrganisationRow; succession: Succession }

/** Who takes a matter over; never, of a sealed one, a body that is accused or may not hold it: then it goes back to whoever sent it. */
async function heirsOf(tx: Tx, closing: OrganisationRow, successor: OrganisationRow): Promise<(petition: PetitionRow) => Heirs> {
  const firstReceivers = await listFirstReceivers(tx)
  const accusedAs = await listPredecessors(tx, successor.id)
  return ({ sealed, accusedOrganisationIds, bureauId, followerId }) => {
    const isAccused = (ids: readonly string[]) => ids.some((one) => accusedOrganisationIds.includes(one))
    const barred = sealed && (!successor.receivesSealed || isAccused(accusedAs))
    const free = firstReceivers.find((one) => one.receivesSealed && !isAccused([one.id]))
    const next = (ownerId: string) => (ownerId !== closing.id ? ownerId : barred ? (free?.id ?? closing.id) : successor.id)
    const nextBureauId = next(bureauId)
    return { heirId: barred ? nextBureauId : successor.id, bureauId: nextBureauId, followerId: next(followerId), barred }
  }
}

async function hand(ctx: Context, tx: Tx, handing: Handing, petition: PetitionRow) {
  const { actor, at, rules, closing, succession, heirId, bureauId, followerId, barred } = handing
  const on = localDate(at)
  const before = await listAssignments(tx, [petition.id])
  const parts = before.filter((one) => one.receiverId === closing.id && !hasLeft(one))
  const deciders = await nextDeciders(tx, handing, petition, before)
  const isParty = parts.length > 0 || [petition.bureauId, petition.followerId, ...before.map((one) => one.senderId)].includes(closing.id)
  const event = await recordForSystem(ctx, tx, petition, {
    kind: 'succession',
    at,
    data: {
      from: closing.id,
      to: heirId,
      on: succession.on,
      assignments: barred ? [] : parts.map((one) => one.id),
      returned: barred,
      ...(deciders.length > 0 && { deciders, onlyDecided: !isParty }),
    },
    contents: { reason: succession.reason, 'staff.id': actor.staffId },
    notice: 'changed',
  })
  const occasion = { petitionId: petition.id, eventId: event.id, on, bureauId, followerId }
  const stop = async (part: AssignmentRow, status: 'recalled' | 'closed') => {
    await setAssignment(tx, part.id, { status, pendingReplyEventId: null })
    await cancelClocks(tx, occasion, [part.id])
  }
  if (barred) await giveBack(tx, before, parts.filter(isOpen), stop)
  else {
    await moveAssignments(
      tx,
      parts.map((one) => one.id),
      heirId,
    )
    for (const twice of assistedByItself(before, parts, heirId)) await stop(twice, 'closed')
  }
  await moveDuties(tx, petition.id, closing.id, heirId)
  for (const one of deciders) await moveDecision(tx, petition.id, one)
  const assignments = await listAssignments(tx, [petition.id])
  const states = assignments.map((row) => assignmentState(row, []))
  const status = projectStatus(petition.status, states)
  const organisationId = leadOf(states)?.receiverId ?? bureauId
  await setPetition(tx, petition.id, {
    bureauId,
    followerId,
    organisationId,
    status,
    version: petition.version + 1,
  })
  await dateWhatCameBack(tx, rules, occasion, { status, assignments })
  const desks = [
    { organisationId: heirId, reader: 'clerk' as const },
    ...deciders.map(({ decider }) => ({ organisationId: decider, reader: 'leader' as const })),
  ]
  await insertDeskNotices(
    tx,
    desks.map((desk) => ({
      ...desk,
      kind: 'succession' as const,
      petitionId: petition.id,
      subjectId: desk.organisationId,
      on,
      createdAt: at,
      cause: `succession:${closing.id}:${petition.id}`,
    })),
  )
}

/** Who decides now what the closed body was asked to decide: its heir, but nobody about themselves (第二十八条). */
async function nextDeciders(tx: Tx, handing: Handing, petition: PetitionRow, before: readonly AssignmentRow[]): Promise<NewDecider[]> {
  const { closing, heirId, bureauId, followerId } = handing
  const next: NewDecider[] = []
  for (const { eventId: asked, kind, assignmentId } of await listUndecidedAt(tx, petition.id, closing.id)) {
    const part = kind === 'recusal' ? before.find(({ id }) => id === assignmentId) : undefined
    const was = part?.receiverId ?? (kind === 'recusal' ? petition.bureauId : petition.followerId)
    const concerned = part ? (was === closing.id ? heirId : was) : kind === 'recusal' ? bureauId : followerId
    const isOwnHead = was === closing.id
    const outside = concerned === heirId ? await findSuperior(tx, { ...petition, bureauId, followerId }, concerned, 'leader') : heirId
    next.push({ asked, since: await lastSaidOf(tx, petition.id, asked), decider: isOwnHead ? concerned : (outside ?? heirId) })
  }
  return next
}

const isOpen = ({ status }: AssignmentRow) => ['offered', 'objected', 'accepted', 'passed-on'].includes(status)

async function giveBack(
  tx: Tx,
  before: readonly AssignmentRow[],
  parts: readonly AssignmentRow[],
  stop: (part: AssignmentRow, status: 'recalled') => Promise<void>,
) {
  for (const part of parts) {
    await stop(part, 'recalled')
    const parent = backTo(
      before.map((row) => assignmentState(row, [])),
      part,
    )
    if (parent) await setAssignment(tx, parent.id, { status: 'offered' })
  }
}

/** Two bodies of one matter became one: what leads needs no assistance from itself. */
function assistedByItself(before: readonly AssignmentRow[], parts: readonly AssignmentRow[], heirId: string): AssignmentRow[] {
  const own = before.filter((one) => isOpen(one) && (one.receiverId === heirId || parts.includes(one)))
  return own.some((one) => one.role === 'lead') ? own.filter((one) => one.role === 'assist') : []
}
