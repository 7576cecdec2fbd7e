import type { Context } from '../../context.ts'
import type { AssignmentRow } from '../../db/assignments.ts'
import { type EventRow, listEvents, type OpenedContent, readContents } from '../../db/events.ts'
import { findOrganisations, type OrganisationRow } from '../../db/organisations.ts'
import { getPetition, type PetitionRow } from '../../db/petitions.ts'
import type { ProposalRow } from '../../db/proposals.ts'
import type { Actor } from '../../domain/actor.ts'
import { localDate } from '../../domain/calendar.ts'
import { namedOrganisations } from './named-organisations.ts'
import { recordOpening } from './record-opening.ts'

export type OpenedTimeline = {
  petitionId: string
  petition: PetitionRow
  assignments: AssignmentRow[]
  proposals: ProposalRow[]
  events: EventRow[]
  contents: OpenedContent[]
  organisations: Map<string, OrganisationRow>
}

/** The whole chain of a petition the reader may see. */
export async function openTimeline(ctx: Context, actor: Actor, petitionId: string): Promise<OpenedTimeline> {
  const { petition, assignments, proposals } = await getPetition(ctx.db, actor, petitionId, localDate(ctx.now()))
  const before = await listEvents(ctx.db, petitionId)
  const events = (await recordOpening(ctx, actor, petitionId, before)) ? await listEvents(ctx.db, petitionId) : before
  const contents = await readContents(
    ctx.db,
    ctx.keys,
    events.map((event) => event.id),
  )
  const organisations = await findOrganisations(ctx.db, [petition.bureauId, ...namedOrganisations(events, assignments)])
  return { petitionId, petition, assignments, proposals, events, contents, organisations }
}
