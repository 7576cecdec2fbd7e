import * as z from 'zod/mini'
import { acts } from '../vocabulary/acts.ts'
import { outwardStatuses, petitionKinds, petitionStatuses } from '../vocabulary/petition.ts'
import { ClockView } from './clock.ts'
import { OrganisationRef } from './petition.ts'
import { Cursor, Day, Id, Instant, Limit, line, OrganisationId } from './text.ts'

export const PetitionSummary = z.object({
  id: Id,
  number: z.string(),
  kind: z.enum(petitionKinds),
  title: z.string(),
  status: z.enum(petitionStatuses),
  outwardStatus: z.enum(outwardStatuses),
  version: z.number(),
  submittedAt: Instant,
  receivedOn: Day,
  organisation: OrganisationRef,
  regionName: z.string(),
  sealed: z.boolean(),
  peopleCount: z.number(),
  nextDue: z.nullable(ClockView),
  /** What waits for the reader: of staff what they owe, of the petitioner what somebody wants to hear. */
  awaits: z.array(z.enum(acts)),
  awaitsYou: z.boolean(),
})
export type PetitionSummary = z.infer<typeof PetitionSummary>

export const ListPetitions = z.object({
  cursor: z.optional(Cursor),
  limit: z._default(Limit, 20),
  status: z.optional(z.enum(petitionStatuses, '没有这个状态。')),
  /** `mine`: my organisation has to act; `all`: everything my organisation may see. */
  queue: z.optional(z.enum(['mine', 'all', 'overdue'], '没有这个列表。')),
  organisationId: z.optional(OrganisationId),
  q: z.optional(line('搜索内容', 1, 100)),
  dueBefore: z.optional(Day),
  sort: z.optional(z.enum(['due', 'newest'], '没有这种排序。')),
})
export type ListPetitions = z.infer<typeof ListPetitions>

export const PetitionPage = z.object({
  items: z.array(PetitionSummary),
  nextCursor: z.nullable(z.string()),
  /** Exact to 1,000, then `"1000+"`. */
  total: z.union([z.number(), z.literal('1000+')]),
})
export type PetitionPage = z.infer<typeof PetitionPage>
