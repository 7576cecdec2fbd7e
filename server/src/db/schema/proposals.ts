import type { ExtendedPeriod } from '@petition/shared/vocabulary/clocks'
import type { GuidedRoute, PetitionClass } from '@petition/shared/vocabulary/petition'
import type { DisputeArbiter, MarkKind } from '@petition/shared/vocabulary/proposals'
import { proposalKinds, proposalStatuses } from '@petition/shared/vocabulary/proposals'
import { date, index, jsonb, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { assignment } from './assignments.ts'
import { petition } from './petitions.ts'

/** Asked by one, decided by another. The free text of both stands beside their events. */
export const proposal = pgTable(
  'proposal',
  {
    id: uuid('id').primaryKey(),
    petitionId: uuid('petition_id')
      .notNull()
      .references(() => petition.id),
    assignmentId: uuid('assignment_id').references(() => assignment.id),
    kind: text('kind', { enum: proposalKinds }).notNull(),
    status: text('status', { enum: proposalStatuses }).notNull(),
    /** Null where the petitioner asked. */
    proposedByStaffId: uuid('proposed_by_staff_id'),
    /** Who agreed; null where it was not agreed to, or by the petitioner. */
    agreedByStaffId: uuid('agreed_by_staff_id'),
    /** The body whose head decides, where the matter does not tell it: of a recusal at the first receiver or of a head, of a contest that nobody of the bureau may decide. */
    deciderId: text('decider_id'),
    proposedOn: date('proposed_on', { mode: 'string' }).notNull(),
    eventId: uuid('event_id').notNull(),
    /** Days of an extension, the mark, the request of a rewording, whether a leader is concerned, the other procedure. */
    data: jsonb('data').$type<ProposalData>().notNull(),
  },
  (table) => [index('proposal_petition').on(table.petitionId)],
)

export type ProposalData = {
  days?: number
  /** Of an extension; absent: of the 60 days. */
  period?: ExtendedPeriod
  mark?: MarkKind
  earlierPetitionId?: string | null
  earlierNumber?: string | null
  requestId?: string
  count?: number
  leaderConcerned?: boolean
  route?: GuidedRoute
  openPetitionId?: string
  openNumber?: string
  /** The class asked for, and the one it had. */
  class?: PetitionClass
  was?: PetitionClass | null
  /** Whom a dispute is put to. */
  to?: DisputeArbiter
}
