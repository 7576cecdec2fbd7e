import type { Context } from '../../context.ts'
import { getCalendar } from '../../db/calendar.ts'
import { asIfAccepted, insertDeskNotices, type NewDeskNotice } from '../../db/desk-notices.ts'
import { getLocalRules } from '../../db/local-rules.ts'
import { type DueClock, listClocksDueBefore } from '../../db/warnings.ts'
import { addDays, type Calendar, type Day, localDate } from '../../domain/calendar.ts'
import { type LocalRules, startClock } from '../../domain/limits.ts'
import { desksOf, nextWorkingDay, warningOf } from '../../domain/warnings.ts'

/** Who owes something is warned before, on and after its date; each desk once for each date. */
export async function warnDesks(ctx: Context): Promise<number> {
  const at = ctx.now()
  const today = localDate(at)
  const calendar = await getCalendar(ctx.db)
  const rules = await getLocalRules(ctx.db, ctx.config.LOCAL_RULES)
  const clocks = await listClocksDueBefore(ctx.db, addDays(nextWorkingDay(calendar, today), rules.warningDays))
  const notices = clocks.flatMap((clock) => [
    ...warningsOf(clock, clock, 'due'),
    ...asIf(calendar, rules, clock, today).flatMap((reckoned) => warningsOf(clock, reckoned, asIfAccepted)),
  ])
  return insertDeskNotices(ctx.db, notices)

  function warningsOf(clock: DueClock, dates: Pick<DueClock, 'kind' | 'plainOn' | 'legalOn'>, cause: string): NewDeskNotice[] {
    const kind = warningOf(calendar, today, dates, rules.warningDays)
    if (!kind) return []
    return desksOf(kind, whoHears(clock)).map((desk) => ({
      ...desk,
      kind,
      petitionId: clock.petitionId,
      clockId: clock.id,
      subjectId: clock.handlerId,
      on: dates.legalOn,
      createdAt: at,
      cause: `${cause}:${kind}:${clock.id}:${dates.legalOn}`,
    }))
  }
}

/** Who has to call a petitioner back may have been told of something that is about the others. */
const whoHears = (clock: DueClock) => (clock.kind === 'call-back' ? { ...clock, followerId: clock.handlerId, senderIds: [] } : clock)

/** Local: a unit that let the period to inform pass is watched as if it had accepted on its last day. Nothing of it is stored as a clock. */
function asIf(calendar: Calendar, rules: LocalRules, clock: DueClock, today: Day) {
  const isOfUnit = clock.kind === 'inform' || clock.kind === 'direct-receipt'
  // What a unit received directly it has to lead, and may not even have registered yet.
  const isLead = clock.role === 'lead' || clock.isFirstReceipt
  const isAppeal = clock.class === 'appeal' || (clock.class === null && clock.petitionKind !== 'suggestion')
  const isSilent = isOfUnit && isLead && isAppeal && today > clock.legalOn
  return isSilent ? [startClock(calendar, rules, 'handle', clock.legalOn)] : []
}
