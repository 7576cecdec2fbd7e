import { isPetitionersOwn } from '@petition/shared/vocabulary/clocks'
import type { Context } from '../../context.ts'
import { getCalendar, noteRecount } from '../../db/calendar.ts'
import { listOutdatedPetitions, type MovedClock, recomputeClocksOf, toldDates } from '../../db/clocks.ts'
import { insertDeskNotices } from '../../db/desk-notices.ts'
import { lockForSystem } from '../../db/petitions.ts'
import type { Calendar } from '../../domain/calendar.ts'
import { recordForSystem } from '../petition/record-for-system.ts'

/**
 * Every open clock under the newest calendar; answers each date that moved. Each petition is a transaction of its own,
 * so that whatever stops the job, the next run goes on where it ended. Who is concerned is told; the version notes the count.
 */
export async function recomputeClocks(ctx: Context): Promise<MovedClock[]> {
  const calendar = await getCalendar(ctx.db)
  const moved: MovedClock[] = []
  let recomputed = 0
  for (const petitionId of await listOutdatedPetitions(ctx.db, calendar.version)) {
    const result = await recomputePetition(ctx, calendar, petitionId)
    moved.push(...result.moved)
    recomputed += result.recomputed
  }
  if (recomputed > 0) await noteRecount(ctx.db, calendar.version, `；重新计算${recomputed}个期限，${moved.length}个日期有变动`)
  return moved
}

function recomputePetition(ctx: Context, calendar: Calendar, petitionId: string) {
  return ctx.db.transaction(async (tx) => {
    const at = ctx.now()
    const petition = await lockForSystem(tx, petitionId)
    const { recomputed, moved } = await recomputeClocksOf(tx, calendar, petition)
    if (moved.length === 0) return { recomputed, moved }
    const dates = toldDates(moved)
    const data = { calendarVersion: calendar.version, moved: dates }
    if (dates.length > 0) await recordForSystem(ctx, tx, petition, { kind: 'calendar-change', at, data, notice: 'changed' })
    const owed = moved.filter(({ kind }) => !isPetitionersOwn(kind))
    await insertDeskNotices(
      tx,
      owed.map(({ id, holderId, toOn }) => ({
        organisationId: holderId,
        reader: 'clerk',
        kind: 'calendar-moved',
        petitionId,
        clockId: id,
        subjectId: holderId,
        on: toOn,
        createdAt: at,
        cause: `calendar-moved:${calendar.version}:${id}`,
      })),
    )
    return { recomputed, moved }
  })
}
