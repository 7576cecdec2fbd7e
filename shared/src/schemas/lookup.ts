import * as z from 'zod/mini'
import { outwardStatuses, petitionKinds, petitionStatuses } from '../vocabulary/petition.ts'
import { FirstFile, OrganisationRef } from './petition.ts'
import { Day } from './text.ts'

export const Lookup = z.object({
  number: z.string('请填写信访件编号。').check(z.trim(), z.toUpperCase(), z.regex(/^[A-Z0-9]{6,20}$/, '请填写信访件编号。')),
  queryCode: z.string('请填写10位查询码。').check(
    z.overwrite((value) => value.replace(/\s/g, '')),
    z.regex(/^\d{10}$/, '请填写10位查询码。'),
  ),
})
export type Lookup = z.infer<typeof Lookup>

export const LookupView = z.object({
  number: z.string(),
  kind: z.enum(petitionKinds),
  status: z.enum(petitionStatuses),
  outwardStatus: z.enum(outwardStatuses),
  submittedOn: Day,
  /** The first file this one was joined to. */
  joinedTo: z.nullable(z.object(FirstFile)),
  /** Who has it now; null for a sealed matter. */
  organisation: z.nullable(OrganisationRef),
  nextDueOn: z.nullable(Day),
  steps: z.array(z.object({ label: z.string(), on: Day, organisation: z.nullable(OrganisationRef) })),
})
export type LookupView = z.infer<typeof LookupView>
