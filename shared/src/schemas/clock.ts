import * as z from 'zod/mini'
import { clockKinds, clockStates, clockUnits } from '../vocabulary/clocks.ts'
import { CountedDay, Day } from './text.ts'

export const DerivationStep = z.object({ what: z.string(), on: z.nullable(Day), text: z.string() })

export const ClockView = z.object({
  kind: z.enum(clockKinds),
  label: z.string(),
  /** Whose task it is, where it belongs to one assignment. */
  assignmentId: z.nullable(z.string()),
  startsOn: Day,
  plainOn: z.nullable(Day),
  legalOn: Day,
  days: z.number(),
  unit: z.enum(clockUnits),
  basis: z.string(),
  state: z.enum(clockStates),
  stoppedOn: z.nullable(Day),
  provisional: z.boolean(),
  derivation: z.array(DerivationStep),
})
export type ClockView = z.infer<typeof ClockView>

export const AskDeadline = z.object({
  startOn: Day,
  days: z.coerce
    .number('天数应为1到3660的整数。')
    .check(z.int('天数应为1到3660的整数。'), z.minimum(1, '天数应为1到3660的整数。'), z.maximum(3660, '天数应为1到3660的整数。')),
  unit: z.enum(clockUnits, '单位应为 calendar（自然日）或 working（工作日）。'),
})
export type AskDeadline = z.infer<typeof AskDeadline>

export const DeadlineView = z.object({
  plainOn: z.nullable(CountedDay),
  legalOn: CountedDay,
  provisional: z.boolean(),
  skipped: z.array(z.object({ on: CountedDay, why: z.string() })),
})
export type DeadlineView = z.infer<typeof DeadlineView>
