import type { EventKind } from '@petition/shared/vocabulary/acts'
import type { AssignmentStatus, PetitionClass } from '@petition/shared/vocabulary/petition'
import { setAssignment } from '../../db/assignments.ts'
import { restoreClocks, stopTaskClock } from '../../db/clocks.ts'
import { type EventRow, listEvents } from '../../db/events.ts'
import { listDeliveries, reopenProceeding } from '../../db/petitions.ts'
import { endPublication } from '../../db/publications.ts'
import { clearRequestAnswers } from '../../db/requests.ts'
import { setTask } from '../../db/tasks.ts'
import type { Json } from '../../domain/petition/chain.ts'
import { onAnswerUndone, onClassPutBack, onDutyPutBack } from '../../domain/petition/clock-effects.ts'
import { hasLeft, isSettled, leadOf } from '../../domain/petition/matter.ts'
import { paperOf, undoneBy } from '../../domain/petition/papers.ts'
import type { Work } from './act-on-petition.ts'
import { takeBack } from './recall-transfer.ts'
import { reopenRatings } from './reopen-ratings.ts'

/** `data` is for the event that tells of it; `onceTold` is what only that event can start or stop. */
type Undone = { data: { [key: string]: Json }; onceTold(event: EventRow): Promise<void> }
type Part = { id: string; status: AssignmentStatus }

/** What a contest that is right undoes. */
export async function putBack(work: Work): Promise<Undone> {
  const { kind, data: asked } = work.proposal()
  const { data, onceTold } =
    kind === 'class'
      ? await putClassBack(work, asked.was ?? 'appeal')
      : kind === 'duty'
        ? await putDutyBack(work)
        : await putWayOutBack(work)
  return {
    data,
    async onceTold(event) {
      await onceTold(event)
      await closeWindows(work, event)
      await liftTasks(work, event)
    },
  }
}

/** What an answer promised is not owed any more once it is undone. */
async function liftTasks({ tx, tasks, today }: Work, event: EventRow) {
  const undone = undoneBy([event])
  for (const { id, eventId, status } of tasks) {
    if (!undone.has(eventId) || isSettled(status)) continue
    await setTask(tx, id, 'lifted')
    await stopTaskClock(tx, id, { eventId: event.id, on: today, cancelled: true })
  }
}

/** A paper that is undone opens nothing any more, and the window it had opened is gone, unless another one has arrived. */
async function closeWindows({ tx, petition, moveClocks }: Work, event: EventRow) {
  const [events, delivered] = [await listEvents(tx, petition.id), await listDeliveries(tx, petition.id)]
  const [ended, gone] = [undoneBy([event]), undoneBy(events)]
  for (const opener of ['transfer-notice', 'reply'] as const) {
    const papers = events.filter((one) => paperOf(one)?.opensRating === opener)
    const arrived = papers.some(({ id }) => !gone.has(id) && delivered.some((one) => one.eventId === id))
    if (papers.some(({ id }) => ended.has(id)) && !arrived) await moveClocks(event, onAnswerUndone(opener))
  }
}

/** The agreement and, where the matter was concluded on it, the conclusion. */
async function putWayOutBack(work: Work): Promise<Undone> {
  const { target } = work
  const events = await toldOf(work)
  const agreement = agreementOf(work, events)
  const ends = events.filter(({ kind }, index) => index === agreement || (index > agreement && kind === 'conclusion'))
  const guided: Part[] = target.assignment ? [{ id: target.assignment.id, status: 'offered' }] : []
  const data = await undo(work, ends, guided)
  if (target.assignment) await work.setAssignment({ route: null })
  // Led elsewhere it was not rated.
  return { data, onceTold: (event) => (target.assignment ? reopenRatings(work, event) : Promise.resolve()) }
}

/**
 * It is again in the class it was in before. Whoever has a suggestion answers it again, as an appeal with its 60 days and its remedy;
 * what was sent as an accusation comes back to the bureau, as bodies with power over accusations have none over appeals.
 */
async function putClassBack(work: Work, petitionClass: PetitionClass): Promise<Undone> {
  const { petition, assignments } = work
  const isAccusation = petition.class === 'accusation'
  const sealed = petition.aboutConduct || petitionClass === 'accusation'
  await work.setPetition({ class: petitionClass, sealed })
  const lead = leadOf(work.matter.assignments)
  const isAccepted = !isAccusation && (lead?.status === 'accepted' || lead?.status === 'done')
  const data = isAccusation
    ? {}
    : await undo(work, await decidedOn(work), lead?.status === 'done' ? [{ id: lead.id, status: 'accepted' }] : [])
  const row = assignments.find((one) => one.id === lead?.id)
  if (row && isAccepted && petitionClass === 'appeal') await setAssignment(work.tx, row.id, { route: 'petition' })
  return {
    data: { class: petitionClass, sealed, ...data },
    async onceTold(event) {
      if (isAccusation)
        await takeBack(
          work,
          event,
          assignments.filter((one) => !hasLeft(one)),
        )
      else await work.moveClocks(event, onClassPutBack(petitionClass, isAccepted), row)
    },
  }
}

/** No duty: the 60 days go on, and what was answered as one is answered again, with its remedy. */
async function putDutyBack(work: Work): Promise<Undone> {
  const { id, status } = work.assignment()
  const answered: Part[] = status === 'done' ? [{ id, status: 'accepted' }] : []
  const data = await undo(work, await decidedOn(work), answered)
  await setAssignment(work.tx, id, { route: 'petition' })
  return { data, onceTold: (event) => work.moveClocks(event, onDutyPutBack) }
}

type Told = { id: string; kind: EventKind; data: { approved?: boolean; issued?: boolean; asked?: string; assignments?: Part[] } }

const toldOf = async ({ tx, petition }: Work): Promise<Told[]> =>
  (await listEvents(tx, petition.id)).map(({ id, kind, canonical }) => ({ id, kind, data: JSON.parse(canonical).data }))

const agreementOf = ({ proposal }: Work, events: readonly Told[]) =>
  // One event may have asked for two things: another class, and a mark.
  events.findLastIndex(
    ({ kind, data }) => kind === `${proposal().kind}-decision` && data.asked === proposal().eventId && data.approved === true,
  )

/** The agreement, what was answered on it, and the conclusion. */
async function decidedOn(work: Work) {
  const events = await toldOf(work)
  const isAnswer = ({ kind, data }: Told) =>
    kind === 'conclusion' || (kind === 'reply' && data.issued === true) || (kind === 'reply-approval' && data.approved === true)
  const agreement = agreementOf(work, events)
  return events.filter((one, index) => index === agreement || (index > agreement && isAnswer(one)))
}

const answerKinds: readonly EventKind[] = ['reply', 'reply-approval', 'prompt-answer-decision']

async function undo(work: Work, ends: readonly Told[], parts: readonly Part[]) {
  const { tx, petition } = work
  for (const { id } of ends) await restoreClocks(tx, petition.id, id)
  const moved = await work.recount()
  const undone = ends.map(({ id }) => id)
  const assignments = [...ends.flatMap(({ data }) => data.assignments ?? []), ...parts]
  for (const { id, status } of assignments) await setAssignment(tx, id, { status })
  await clearRequestAnswers(tx, undone)
  // An answer that is undone is nobody's to read any more.
  const unpublished = ends.some(({ kind }) => answerKinds.includes(kind))
  if (unpublished) await endPublication(tx, petition.id, work.at)
  await reopenProceeding(tx, petition.id)
  work.standAs(petition.class === null ? 'submitted' : 'registered')
  return { undone, assignments, moved, ...(unpublished && { unpublished }) }
}
