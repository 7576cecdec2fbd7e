import type { LookupView } from '@petition/shared/schemas/lookup'
import type { PetitionPage, PetitionSummary } from '@petition/shared/schemas/petition-list'
import type { Similar } from '@petition/shared/schemas/published'
import type { Timeline } from '@petition/shared/schemas/timeline'
import { type Act, eventLabels } from '@petition/shared/vocabulary/acts'
import { neutralTitle, sealedTitle } from '@petition/shared/vocabulary/petition'
import type { Loaded } from '../db/petitions.ts'
import type { Actor } from '../domain/actor.ts'
import { type Day, localDate } from '../domain/calendar.ts'
import { outwardStatus } from '../domain/petition/outward-status.ts'
import { allowedActs } from '../domain/petition/policy.ts'
import type { FoundSimilar } from '../usecases/petition/find-similar.ts'
import type { ListedPetition, PetitionList } from '../usecases/petition/list-petitions.ts'
import type { LookedUp } from '../usecases/petition/look-up-petition.ts'
import type { OpenedTimeline } from '../usecases/petition/open-timeline.ts'
import { answerOverdue, nextDue, viewClock } from './clock-view.ts'
import { isClosed, mayReadEvent, mayReadField } from './timeline-rights.ts'
import { refTo, viewEvent } from './timeline-view.ts'

export function viewPage(list: PetitionList, actor: Actor): PetitionPage {
  return { items: list.items.map((item) => viewSummary(item, list, actor)), nextCursor: list.nextCursor, total: list.total }
}

function viewSummary(item: ListedPetition, list: PetitionList, actor: Actor): PetitionSummary {
  const { petition, matter, clocks } = item
  const { calendar, today } = list
  // Staff see what their own organisation owes; the petitioner sees what is owed to them.
  const next = actor.kind === 'staff' ? nextDue(clocks, actor.organisationId, petition.organisationId) : nextDue(clocks)
  const may = allowedActs(actor, matter, list).petition
  const awaits = actor.kind === 'staff' ? may.filter(isOwedByStaff) : askedOfPetitioner(may, matter)
  return {
    id: petition.id,
    number: petition.number,
    kind: petition.kind,
    title: petition.sealed ? (actor.kind === 'staff' ? sealedTitle : neutralTitle) : item.title,
    status: petition.status,
    outwardStatus: outwardStatus(petition.status, answerOverdue(clocks, today)),
    version: petition.version,
    submittedAt: petition.submittedAt.toISOString(),
    receivedOn: petition.receivedOn,
    organisation: { id: item.organisation.id, name: item.organisation.name },
    regionName: item.regionName,
    sealed: petition.sealed,
    peopleCount: petition.peopleCount,
    nextDue: next && viewClock(next, calendar, today),
    awaits,
    awaitsYou: awaits.length > 0,
  }
}

const owedByStaff: readonly Act[] = [
  'registration',
  'transfer',
  'acceptance',
  'reply',
  'reply-approval',
  'conclusion',
  'fulfilment-proof',
  'call-back',
]

/** What somebody waits for; to extend, mark, recall or report is possible on nearly every open matter and owed on none. */
const isOwedByStaff = (act: Act) => owedByStaff.includes(act) || act.endsWith('-decision')

/** A petitioner may always write more; asked for is what somebody waits to hear. Who has rated is not asked again. */
function askedOfPetitioner(may: readonly Act[], { ratings }: ListedPetition['matter']): Act[] {
  const isWaiting = ratings.bureau === 'waiting' || ratings.unit === 'waiting'
  return may.filter((act) => act === 'rewording-answer' || act === 'fulfilment-confirmation' || (act === 'rating' && isWaiting))
}

/** The reader's own matters and published letters on what is being written. */
export function viewSimilar({ own, published, today }: FoundSimilar): Similar {
  return {
    own: own.map(({ petition: { id, number, status, sealed, submittedAt }, clocks, title }) => ({
      id,
      number,
      title: sealed ? neutralTitle : title,
      status,
      outwardStatus: outwardStatus(status, answerOverdue(clocks, today)),
      submittedAt: submittedAt.toISOString(),
    })),
    published,
  }
}

/** The chain with all that its verification needs; what the reader may not see is a link without text. */
export function viewTimeline(opened: OpenedTimeline, actor: Actor): Timeline {
  return {
    petitionId: opened.petitionId,
    algorithm: 'SHA-256',
    items: opened.events.map((event) => {
      const { sequence, previousHash, hash, canonical } = event
      if (!mayReadEvent(event, opened, actor)) return { sequence, previousHash, hash, hidden: true }
      const entry = viewEvent(event, opened, actor)
      if (isClosed(event, opened, actor)) return { sequence, previousHash, hash, hidden: true, entry }
      const contents = opened.contents
        .filter((one) => one.eventId === event.id && mayReadField(one.field, actor))
        .map(({ field, salt, text, erased }) => ({ field, salt: salt?.toString('base64') ?? null, text, erased }))
      return { sequence, previousHash, hash, hidden: false, canonical, contents, entry }
    }),
  }
}

/** Where the file stands that a repeat was joined to. */
export const viewFirst = ({ petition: { number, status }, clocks }: Pick<Loaded, 'petition' | 'clocks'>, today: Day) => ({
  number,
  status,
  outwardStatus: outwardStatus(status, answerOverdue(clocks, today)),
})

/** Progress for whoever holds number and 查询码: nothing personal, and of a sealed matter nothing that tells what it is. */
export function viewLookup({ petition, clocks, events, organisations, first, today }: LookedUp): LookupView {
  const next = nextDue(clocks.filter(({ kind }) => kind !== 'call-back'))
  const shown = events.filter((event) => event.audience === 'all' && event.kind !== 'rating' && event.kind !== 'delivery')
  return {
    number: petition.number,
    kind: petition.kind,
    status: petition.status,
    outwardStatus: outwardStatus(petition.status, answerOverdue(clocks, today)),
    submittedOn: petition.receivedOn,
    joinedTo: first && viewFirst(first, today),
    organisation: petition.sealed ? null : refTo(petition.organisationId, organisations),
    nextDueOn: next?.legalOn ?? null,
    steps: shown.map((event) => ({
      label: eventLabels[event.kind],
      on: localDate(event.at),
      organisation: petition.sealed ? null : refTo(event.organisationId, organisations),
    })),
  }
}
