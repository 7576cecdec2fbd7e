import { type GuidedRoute, guidedRoutes } from '@petition/shared/vocabulary/petition'
import type { ProposalKind } from '@petition/shared/vocabulary/proposals'
import { and, asc, eq, inArray, or, sql } from 'drizzle-orm'
import type { Queryable } from './client.ts'
import { assignment } from './schema/assignments.ts'
import { event } from './schema/events.ts'
import { petition } from './schema/petitions.ts'
import { organisation } from './schema/places.ts'
import { proposal } from './schema/proposals.ts'
import { openToAll } from './visibility.ts'

const received = sql<number>`count(*)::int`
/** What a mark takes out of rates and ratings is itself counted and published. */
const excluded = {
  repeat: sql<number>`(count(*) filter (where ${petition.repeatOfId} is not null))::int`,
  'court-related': sql<number>`(count(*) filter (where ${petition.courtRelated}))::int`,
}

/** In every denominator, and shown apart: a unit is not to profit from what its petitioners withdraw. */
const withdrawn = sql<number>`(count(*) filter (where ${petition.status} = 'withdrawn'))::int`
/** Whose matter it is: now, or, of one that was withdrawn, when it was. */
const holder = sql`case when ${petition.status} = 'withdrawn' then coalesce(
  (select ${assignment.receiverId} from ${assignment}
    where ${assignment.petitionId} = ${petition.id} and ${assignment.role} = 'lead' and ${assignment.status} = 'closed' limit 1),
  ${petition.bureauId}) else ${petition.organisationId} end`

export async function countByStatus(db: Queryable) {
  const [row] = await db
    .select({
      received,
      open: sql<number>`(count(*) filter (where ${petition.status} in ('submitted', 'registered', 'transferred', 'accepted')))::int`,
      replied: sql<number>`(count(*) filter (where ${petition.status} = 'replied'))::int`,
      concluded: sql<number>`(count(*) filter (where ${petition.status} = 'concluded'))::int`,
      withdrawn,
      excluded,
    })
    .from(petition)
    .where(openToAll)
  return row ?? { received: 0, open: 0, replied: 0, concluded: 0, withdrawn: 0, excluded: { repeat: 0, 'court-related': 0 } }
}

/** Of each body that has matters now, or had them when they were withdrawn. */
export function countByOrganisation(db: Queryable) {
  return db
    .select({ organisation: { id: organisation.id, name: organisation.name }, received, withdrawn, excluded })
    .from(petition)
    .innerJoin(organisation, eq(organisation.id, holder))
    .where(openToAll)
    .groupBy(organisation.id, organisation.name)
    .orderBy(asc(organisation.id))
}

export type Rounds = { returns: number; recalls: number }

/** How often each body gave a matter back, and how often one was taken back from it while it led. */
export async function countRounds(db: Queryable): Promise<{ organisation: { id: string; name: string }; rounds: Rounds }[]> {
  const count = sql<number>`count(*)::int`
  const named = { id: organisation.id, name: organisation.name, count }
  const returned = await db
    .select(named)
    .from(assignment)
    .innerJoin(petition, eq(petition.id, assignment.petitionId))
    .innerJoin(organisation, eq(organisation.id, assignment.receiverId))
    .where(and(openToAll, eq(assignment.status, 'returned')))
    .groupBy(organisation.id, organisation.name)
  const recalled = await db
    .select(named)
    .from(event)
    .innerJoin(assignment, eq(assignment.id, event.assignmentId))
    .innerJoin(petition, eq(petition.id, event.petitionId))
    .innerJoin(organisation, eq(organisation.id, assignment.receiverId))
    .where(and(openToAll, eq(event.kind, 'recall'), eq(assignment.role, 'lead')))
    .groupBy(organisation.id, organisation.name)
  const timesOf = (rows: typeof returned, id: string) => rows.find((one) => one.id === id)?.count ?? 0
  const bodies = new Map([...returned, ...recalled].map(({ id, name }) => [id, name]))
  return [...bodies].map(([id, name]) => ({
    organisation: { id, name },
    rounds: { returns: timesOf(returned, id), recalls: timesOf(recalled, id) },
  }))
}

type Counted = 'answeredAtOnce' | 'refused' | 'asSuggestion' | 'asDuty' | 'leftSimple'
export type WaysOut = { guided: Record<GuidedRoute, number> } & Record<Counted, number>
export const noWaysOut = (): WaysOut => ({
  guided: { judicial: 0, arbitration: 0, 'party-appeal': 0, administrative: 0 },
  answeredAtOnce: 0,
  refused: 0,
  asSuggestion: 0,
  asDuty: 0,
  leftSimple: 0,
})

const countedAs: Partial<Record<ProposalKind, 'answeredAtOnce' | 'refused'>> = { 'prompt-answer': 'answeredAtOnce', refusal: 'refused' }

/** What each body led into another procedure, and what each first receiver answered at once, did not accept or took as a suggestion: how often the way out was taken (rates leave it out, so it is published). */
export async function countWaysOut(db: Queryable): Promise<{ organisation: { id: string; name: string }; waysOut: WaysOut }[]> {
  const count = sql<number>`count(*)::int`
  const guided = await db
    .select({ id: organisation.id, name: organisation.name, route: assignment.route, count })
    .from(assignment)
    .innerJoin(petition, eq(petition.id, assignment.petitionId))
    .innerJoin(organisation, eq(organisation.id, assignment.receiverId))
    .where(and(openToAll, eq(assignment.status, 'guided'), inArray(assignment.route, [...guidedRoutes])))
    .groupBy(organisation.id, organisation.name, assignment.route)
  const atFirst = await db
    .select({ id: organisation.id, name: organisation.name, kind: proposal.kind, count })
    .from(proposal)
    .innerJoin(petition, eq(petition.id, proposal.petitionId))
    .leftJoin(assignment, eq(assignment.id, proposal.assignmentId))
    .innerJoin(organisation, sql`${organisation.id} = coalesce(${assignment.receiverId}, ${petition.bureauId})`)
    .where(
      and(
        openToAll,
        inArray(proposal.status, ['agreed', 'contested']),
        or(inArray(proposal.kind, ['prompt-answer', 'refusal']), and(eq(proposal.kind, 'class'), eq(petition.class, 'suggestion'))),
      ),
    )
    .groupBy(organisation.id, organisation.name, proposal.kind)
  const atUnit = await db
    .select({ id: organisation.id, name: organisation.name, kind: proposal.kind, count })
    .from(proposal)
    .innerJoin(petition, eq(petition.id, proposal.petitionId))
    .innerJoin(assignment, eq(assignment.id, proposal.assignmentId))
    .innerJoin(organisation, eq(organisation.id, assignment.receiverId))
    .where(and(openToAll, inArray(proposal.kind, ['duty', 'ordinary-handling']), inArray(proposal.status, ['agreed', 'contested'])))
    .groupBy(organisation.id, organisation.name, proposal.kind)
  const bodies = new Map(
    [...guided, ...atFirst, ...atUnit].map(({ id, name }) => [id, { organisation: { id, name }, waysOut: noWaysOut() }]),
  )
  for (const { id, route, count: times } of guided) {
    const body = bodies.get(id)
    if (body) body.waysOut.guided[route as GuidedRoute] = times
  }
  for (const { id, kind, count: times } of atFirst) {
    const body = bodies.get(id)
    if (body) body.waysOut[countedAs[kind] ?? 'asSuggestion'] = times
  }
  for (const { id, kind, count: times } of atUnit) {
    const body = bodies.get(id)
    if (body) body.waysOut[kind === 'duty' ? 'asDuty' : 'leftSimple'] = times
  }
  return [...bodies.values()]
}
