import * as z from 'zod/mini'
import { Instant } from './text.ts'

const days = z.int().check(z.minimum(1), z.maximum(3660))

/** What a city sets for itself, field by field (docs/deadlines.md). */
export const CityRules = z.strictObject(
  {
    /** How a local limit is named to people. */
    basis: z.string().check(z.trim(), z.minLength(1)),
    objectionDecisionWorkingDays: days,
    redispatchWorkingDays: days,
    directReceiptDays: days,
    mailboxAcceptanceWorkingDays: days,
    mailboxAnswerWorkingDays: days,
    mailboxExtensionWorkingDays: days,
    simpleAcceptanceWorkingDays: days,
    simpleAnswerWorkingDays: days,
    suggestionAnswerDays: days,
    dutyAnswerDays: days,
    ratingWindowDays: days,
    fulfilmentDays: days,
    callBackWorkingDays: days,
    recusalDecisionWorkingDays: days,
    contestDecisionWorkingDays: days,
    disputeDecisionWorkingDays: days,
    rewordingAnswerWorkingDays: days,
    warningDays: days,
    residentReminderDays: days,
    withdrawalUndoDays: days,
    urgeBeforeDays: days,
    urgeIntervalDays: days,
    idleAfterDays: days,
    phoneRestDays: days,
  },
  'must be JSON with every field of CityRules (docs/deadlines.md).',
)
export type CityRules = z.infer<typeof CityRules>

/** `GET /api/rules`: every version, the newest first; the last one came with the service. */
export const RulesHistory = z.object({
  items: z.array(
    z.object({
      version: z.number(),
      /** Null for what came with the service. */
      setAt: z.nullable(Instant),
      reason: z.nullable(z.string()),
      rules: CityRules,
    }),
  ),
  nextCursor: z.null(),
})
export type RulesHistory = z.infer<typeof RulesHistory>
