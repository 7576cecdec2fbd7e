import type { Tx } from '../../db/client.ts'
import { listEvents } from '../../db/events.ts'
import type { PetitionRow } from '../../db/petitions.ts'
import type { ProposalRow } from '../../db/proposals.ts'
import { listStaffWhoRead } from '../../db/recusals.ts'
import type { NewDecider } from '../../db/succession.ts'
import { illegal } from '../../domain/errors.ts'
import type { Work } from './act-on-petition.ts'
import { findSuperior } from './find-superior.ts'

type Head = { receiverId: string; senderId: string } | null

/** Whose head decides about people of a body: its own, told by the assignment, at the first receiver by name; where the head is concerned the sender's, never again its own (ADR 14). */
export async function findRecusalDecider({ tx, petition }: Work, part: Head, isHeadConcerned: boolean): Promise<string | undefined> {
  if (!isHeadConcerned) return part ? undefined : petition.bureauId
  const bodyId = part?.receiverId ?? petition.bureauId
  const sender = part && part.senderId !== bodyId ? part.senderId : null
  if (sender && (await listStaffWhoRead(tx, sender, 'leader', petition)).length > 0) return sender
  const decider = (await findSuperior(tx, petition, bodyId, 'leader')) ?? sender
  if (!decider) throw illegal('平台上没有可以决定这项回避的上级机关，请直接向上一级信访部门或者纪检监察机关反映。')
  return decider
}

type Asked = Pick<ProposalRow, 'proposedByStaffId' | 'agreedByStaffId'>

/** Null where a leader of the bureau that follows may decide a contest; else, as each of them proposed, agreed or stays away, the body above (ADR 14). */
export async function findContestDecider(tx: Tx, petition: PetitionRow, asked: Asked, recused: readonly string[] = []) {
  const barred = [asked.proposedByStaffId, asked.agreedByStaffId, ...recused]
  const leaders = await listStaffWhoRead(tx, petition.followerId, 'leader', petition)
  if (leaders.some(({ id }) => !barred.includes(id))) return null
  return findSuperior(tx, petition, petition.followerId, 'leader')
}

/** Contests that nobody of the bureau can decide any more once these people stay away. */
export async function findNextDeciders({ tx, petition, proposals }: Work, recused: readonly string[]): Promise<NewDecider[]> {
  const next: NewDecider[] = []
  for (const one of proposals.filter(({ status, deciderId }) => status === 'contested' && deciderId === null)) {
    const decider = await findContestDecider(tx, petition, one, recused)
    if (decider) next.push({ asked: one.eventId, since: await lastSaidOf(tx, petition.id, one.eventId), decider })
  }
  return next
}

/** The event since which a decision is owed: the request itself, or the contest of it. */
export async function lastSaidOf(tx: Tx, petitionId: string, asked: string): Promise<string> {
  const contest = (await listEvents(tx, petitionId)).findLast(
    ({ kind, canonical }) => kind.endsWith('-contest') && JSON.parse(canonical).data.asked === asked,
  )
  return contest?.id ?? asked
}
