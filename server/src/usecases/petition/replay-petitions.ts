import type { Context } from '../../context.ts'
import { getCalendar } from '../../db/calendar.ts'
import { type EventRow, listEvents, type OpenedContent, readContents } from '../../db/events.ts'
import { listLocalRules } from '../../db/local-rules.ts'
import { listPetitionIds, listRecusals, readStored } from '../../db/replays.ts'
import type { Calendar } from '../../domain/calendar.ts'
import type { LocalRules } from '../../domain/limits.ts'
import { commitmentOf, firstBrokenLink } from '../../domain/petition/chain.ts'
import { audienceOf, replay } from '../../domain/petition/replay.ts'
import { type Difference, differences } from '../../domain/petition/replay-differences.ts'
import type { Recorded } from '../../domain/petition/replay-state.ts'

export type ReplayReport = { petitions: number; events: number; differing: { petitionId: string; differences: Difference[] }[] }

const pageSize = 200

/** Builds every petition again from its events alone and compares it with its rows (`npm run replay`). Changes nothing. */
export async function replayPetitions(ctx: Context): Promise<ReplayReport> {
  const report: ReplayReport = { petitions: 0, events: 0, differing: [] }
  for (let after: string | null = null; ; ) {
    const ids = await listPetitionIds(ctx.db, { after, limit: pageSize })
    for (const petitionId of ids) {
      const { events, differences: found } = await replayPetition(ctx, petitionId)
      report.petitions += 1
      report.events += events
      if (found.length > 0) report.differing.push({ petitionId, differences: found })
    }
    after = ids.at(-1) ?? null
    if (ids.length < pageSize) return report
  }
}

/** One moment of one petition: whatever is written meanwhile belongs to the next look. */
export function replayPetition(ctx: Context, petitionId: string): Promise<{ events: number; differences: Difference[] }> {
  return ctx.db.transaction(
    async (tx) => {
      const calendar = await getCalendar(tx)
      const versions = await listLocalRules(tx)
      const rulesAt = (at: Date): LocalRules => {
        const set = versions.find(({ setAt }) => setAt <= at)
        return set ? { ...ctx.config.LOCAL_RULES, ...set.rules, version: set.version } : ctx.config.LOCAL_RULES
      }
      const events = await listEvents(tx, petitionId)
      const recorded = events.map((row) => JSON.parse(row.canonical) as Recorded)
      const { row, stored } = await readStored(tx, petitionId)
      const contents = await readContents(
        tx,
        ctx.keys,
        events.map(({ id }) => id),
      )
      const recusals = await listRecusals(tx, petitionId)
      const found = [
        ...events.flatMap((event, index) => compareEvent(event, recorded[index] as Recorded, contents)),
        ...compareHead(events, row),
        ...compareRecusals(recorded, recusals),
        ...compareRows(recorded, calendar, rulesAt, stored),
      ]
      return { events: events.length, differences: found }
    },
    { isolationLevel: 'repeatable read', accessMode: 'read only' },
  )
}

/** Nobody stays away without a decision that says so, and everybody whom one names does. */
function compareRecusals(recorded: readonly Recorded[], stored: readonly { eventId: string; staffId: string }[]): Difference[] {
  const decisions = recorded.filter(({ kind, data }) => kind === 'recusal-decision' && data.approved)
  const isDecided = ({ eventId, staffId }: (typeof stored)[number]) =>
    decisions.some(({ id, data }) => id === eventId && (data.staff?.includes(staffId) ?? true))
  const isStored = (staffId: string) => stored.some((one) => one.staffId === staffId)
  const presence = (part: string, replayed: boolean): Difference => ({ part, field: 'presence', replayed, stored: !replayed })
  return [
    ...stored.filter((one) => !isDecided(one)).map(({ eventId }) => presence(`recusal ${eventId}`, false)),
    ...decisions.flatMap(({ id, data }) => (data.staff ?? []).filter((one) => !isStored(one)).map(() => presence(`recusal ${id}`, true))),
  ]
}

function compareRows(
  recorded: Recorded[],
  calendar: Calendar,
  rulesAt: (at: Date) => LocalRules,
  stored: Parameters<typeof differences>[1],
) {
  try {
    return differences(replay(recorded, calendar, rulesAt), stored, calendar.version)
  } catch (error) {
    return [{ part: 'chain', field: 'sense', replayed: error instanceof Error ? error.message : String(error), stored: null }]
  }
}

/** The columns beside the text that was hashed, and the texts it commits to. */
function compareEvent(
  row: EventRow,
  { id, petition, sequence, kind, at, organisation, assignment, data, contents: promised }: Recorded,
  contents: OpenedContent[],
) {
  const said = { id, petition, sequence, kind, at, organisation, assignment, audience: audienceOf({ kind, data }) }
  const kept = {
    id: row.id,
    petition: row.petitionId,
    sequence: row.sequence,
    kind: row.kind,
    at: row.at.toISOString(),
    organisation: row.organisationId,
    assignment: row.assignmentId,
    audience: row.audience,
  }
  const own = contents.filter((one) => one.eventId === row.id)
  const commitments: Record<string, string | null> = {}
  for (const { field, salt, text, erased } of own)
    commitments[field] = erased ? (promised[field] ?? null) : salt && text !== null ? commitmentOf(salt, text) : null
  return [...compare(`event ${sequence}`, said, kept), ...compare(`texts of event ${sequence}`, promised, commitments)]
}

function compareHead(events: EventRow[], { lastSequence, lastHash }: { lastSequence: number; lastHash: string }): Difference[] {
  const broken = firstBrokenLink(events)
  const last = events.at(-1)
  return [
    ...(broken === null ? [] : [{ part: `event ${broken}`, field: 'link', replayed: 'whole', stored: 'broken' }]),
    ...compare('head', { sequence: last?.sequence ?? 0, hash: last?.hash ?? '' }, { sequence: lastSequence, hash: lastHash }),
  ]
}

type Codes = Record<string, string | number | null>

const compare = (part: string, told: Codes, kept: Codes): Difference[] =>
  [...new Set([...Object.keys(told), ...Object.keys(kept)])]
    .filter((field) => (told[field] ?? null) !== (kept[field] ?? null))
    .map((field) => ({ part, field, replayed: told[field] ?? null, stored: kept[field] ?? null }))
