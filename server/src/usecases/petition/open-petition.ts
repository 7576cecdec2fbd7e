import type { Context } from '../../context.ts'
import { type AttachmentRow, listAttachments } from '../../db/attachments.ts'
import { getCalendar } from '../../db/calendar.ts'
import { type EventRow, listEvents, type OpenedContent, readContents } from '../../db/events.ts'
import { getLocalRules } from '../../db/local-rules.ts'
import { findOrganisations, findRegionNames, type OrganisationRow } from '../../db/organisations.ts'
import { type DeliveryRow, findNumber, findPetition, getPetition, type Loaded, listDeliveries } from '../../db/petitions.ts'
import { listOrganisations } from '../../db/places.ts'
import { listJoined } from '../../db/repeats.ts'
import { listRequests, type RequestRow } from '../../db/requests.ts'
import { listSignatoryCodes } from '../../db/signatories.ts'
import { canSeePetition } from '../../db/visibility.ts'
import type { Actor } from '../../domain/actor.ts'
import { type Calendar, type Day, localDate } from '../../domain/calendar.ts'
import type { LocalRules } from '../../domain/limits.ts'
import { namedOrganisations } from './named-organisations.ts'
import { recordOpening } from './record-opening.ts'

/** All that a view of one petition is made of. */
export type OpenedPetition = Loaded & {
  events: EventRow[]
  contents: OpenedContent[]
  requests: RequestRow[]
  attachments: AttachmentRow[]
  deliveries: DeliveryRow[]
  organisations: Map<string, OrganisationRow>
  /** Of a sealed matter every body there is: one of them is meant, another may receive it. */
  bodies: OrganisationRow[]
  regionName: string
  repeatOf: string | null
  /** Of a repeat that was joined: the first file. */
  first: Loaded | null
  repeats: { id: string; number: string; submittedAt: Date }[]
  queryCode: string
  /** By position; for the petitioner to hand out. */
  signatoryCodes: (string | null)[]
  calendar: Calendar
  rules: LocalRules
  today: Day
}

export const maySee = (ctx: Context, actor: Actor, petitionId: string) => canSeePetition(ctx.db, actor, petitionId)

/** A reader opens one petition. */
export async function openPetition(ctx: Context, actor: Actor, petitionId: string): Promise<OpenedPetition> {
  const opened = await readPetition(ctx, actor, petitionId)
  return (await recordOpening(ctx, actor, petitionId, opened.events)) ? readPetition(ctx, actor, petitionId) : opened
}

/** The same without a trace: nothing counts as opened or delivered. */
export async function readPetition(ctx: Context, actor: Actor, petitionId: string): Promise<OpenedPetition> {
  const { db } = ctx
  const today = localDate(ctx.now())
  const loaded = await getPetition(db, actor, petitionId, today)
  const { petition, assignments } = loaded
  const [events, requests, attachments, deliveries, calendar, rules, regionNames, repeatOf, first, repeats, bodies, signatoryCodes] =
    await Promise.all([
      listEvents(db, petitionId),
      listRequests(db, petitionId),
      listAttachments(db, petitionId),
      listDeliveries(db, petitionId),
      getCalendar(db),
      getLocalRules(db, ctx.config.LOCAL_RULES),
      findRegionNames(db, [petition.regionCode]),
      petition.repeatOfId ? findNumber(db, actor, petition.repeatOfId) : null,
      petition.status === 'joined' && petition.repeatOfId ? findPetition(db, actor, petition.repeatOfId, today) : null,
      listJoined(db, actor, petitionId),
      petition.sealed && actor.kind === 'staff' ? listOrganisations(db) : [],
      actor.kind === 'resident' ? listSignatoryCodes(db, ctx.keys, petitionId) : [],
    ])
  const [organisations, contents] = await Promise.all([
    findOrganisations(db, [petition.organisationId, petition.bureauId, ...namedOrganisations(events, assignments)]),
    readContents(
      db,
      ctx.keys,
      events.map((one) => one.id),
    ),
  ])
  const queryCode = ctx.keys.decrypt(petition.queryCodeCipher, `query-code:${petition.id}`)
  const regionName = regionNames.get(petition.regionCode) ?? ''
  return {
    ...loaded,
    events,
    contents,
    requests,
    attachments,
    deliveries,
    organisations,
    bodies,
    regionName,
    repeatOf,
    first,
    repeats,
    queryCode,
    signatoryCodes,
    calendar,
    rules,
    today,
  }
}
