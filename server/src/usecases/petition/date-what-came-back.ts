import type { AssignmentRow } from '../../db/assignments.ts'
import { getCalendar } from '../../db/calendar.ts'
import type { Tx } from '../../db/client.ts'
import { applyClockEffects, type ClockOccasion, listClocks } from '../../db/clocks.ts'
import { assignmentState } from '../../db/petitions.ts'
import type { LocalRules } from '../../domain/limits.ts'
import { onComingBack } from '../../domain/petition/clock-effects.ts'
import { sendsAnew } from '../../domain/petition/matter.ts'

type Stands = { status: Parameters<typeof sendsAnew>[0]; assignments: readonly AssignmentRow[] }

/** Whoever has the matter again and has to send it on owes that by a day; what the petitioner was promised goes on beside it. */
export async function dateWhatCameBack(tx: Tx, rules: LocalRules, occasion: ClockOccasion, { status, assignments }: Stands) {
  const places = sendsAnew(
    status,
    assignments.map((row) => assignmentState(row, [])),
  ).map((one) => assignments.find(({ id }) => id === one?.id) ?? null)
  if (places.length === 0) return
  const running = (await listClocks(tx, [occasion.petitionId])).filter(({ kind, stoppedOn }) => kind === 'redispatch' && stoppedOn === null)
  for (const assignment of places) {
    if (running.some(({ assignmentId }) => assignmentId === (assignment?.id ?? null))) continue
    await applyClockEffects(tx, await getCalendar(tx), rules, { ...occasion, assignment }, onComingBack(assignment !== null))
  }
}
