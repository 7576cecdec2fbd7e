import * as z from 'zod/mini'
import { staffRoles } from '../vocabulary/roles.ts'
import { Day, Id } from './text.ts'

export const maxLeaveDays = 366

const dayMs = 86_400_000
const daysFrom = (fromOn: string, untilOn: string) => (Date.parse(untilOn) - Date.parse(fromOn)) / dayMs + 1

/** `PUT /api/colleagues/:id/leave`: from the first to the last day away, both included. */
export const SetLeave = z.object({ fromOn: Day, untilOn: Day }).check(
  z.refine(({ fromOn, untilOn }) => untilOn >= fromOn, { path: ['untilOn'], error: '最后一天不能早于第一天。' }),
  z.refine(({ fromOn, untilOn }) => daysFrom(fromOn, untilOn) <= maxLeaveDays, {
    path: ['untilOn'],
    error: `一次请假最多登记${maxLeaveDays}天。`,
  }),
)
export type SetLeave = z.infer<typeof SetLeave>

/** Who works in the reader's own organisation. */
export const ColleagueView = z.object({
  id: Id,
  name: z.string(),
  roles: z.array(z.enum(staffRoles)),
  /** Of today or to come; a leave that is over is not told. */
  leave: z.nullable(z.object({ fromOn: Day, untilOn: Day, setBy: z.nullable(z.string()) })),
  /** Whether the reader may set or end this leave. */
  maySetLeave: z.boolean(),
})
export type ColleagueView = z.infer<typeof ColleagueView>
/** `GET /api/colleagues` */
export const ColleagueList = z.object({ items: z.array(ColleagueView), nextCursor: z.null() })
export type ColleagueList = z.infer<typeof ColleagueList>
