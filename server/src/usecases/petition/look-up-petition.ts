import { timingSafeEqual } from 'node:crypto'
import type { Lookup } from '@petition/shared/schemas/lookup'
import type { Context } from '../../context.ts'
import { type EventRow, listEvents } from '../../db/events.ts'
import { clearFailures, takeLookupAttempt } from '../../db/lookups.ts'
import { findOrganisations, type OrganisationRow } from '../../db/organisations.ts'
import { findByNumberForLookup, getPetitionRow, type Loaded, loadAll } from '../../db/petitions.ts'
import { listSignatoryCodes } from '../../db/signatories.ts'
import { type Day, localDate } from '../../domain/calendar.ts'
import { Refusal } from '../../domain/errors.ts'

export type LookedUp = Loaded & { events: EventRow[]; organisations: Map<string, OrganisationRow>; first: Loaded | null; today: Day }

const nobody = '00000000-0000-0000-0000-000000000000'

/** Progress by number and 查询码, without sign-in. A wrong number and a wrong code get the same answer; ten failures lock the number for an hour. */
export async function lookUpPetition(ctx: Context, { number, queryCode }: Lookup): Promise<LookedUp> {
  const at = ctx.now()
  if (!(await takeLookupAttempt(ctx.db, number, at))) throw new Refusal(429, 'lookup_locked')
  const row = await findByNumberForLookup(ctx.db, number)
  // An unknown number costs the same work, so that time tells nothing.
  const code = row ? ctx.keys.decrypt(row.queryCodeCipher, `query-code:${row.id}`) : 'xxxxxxxxxx'
  // 联名: each signatory can look it up, with a code of their own that proves nothing else.
  const ofSignatories = await listSignatoryCodes(ctx.db, ctx.keys, row?.id ?? nobody)
  const fitting = [code, ...ofSignatories].filter((one) => one !== null && timingSafeEqual(Buffer.from(one), Buffer.from(queryCode)))
  if (!row || fitting.length === 0) throw new Refusal(404, 'lookup_failed')
  await clearFailures(ctx.db, number)
  const today = localDate(at)
  const [loaded] = await loadAll(ctx.db, [row], today)
  if (!loaded) throw new Error('a loaded petition vanished')
  // Of the same person, and never sealed: whoever may know this one may know where it went.
  const [first = null] =
    row.status === 'joined' && row.repeatOfId ? await loadAll(ctx.db, [await getPetitionRow(ctx.db, row.repeatOfId)], today) : []
  const events = await listEvents(ctx.db, row.id)
  const organisations = await findOrganisations(ctx.db, [
    row.organisationId,
    ...events.map((one) => one.organisationId).filter((id) => id !== null),
  ])
  return { ...loaded, events, organisations, first, today }
}
