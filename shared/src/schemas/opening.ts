import * as z from 'zod/mini'
import { staffRoles } from '../vocabulary/roles.ts'
import { OrganisationRef } from './petition.ts'
import { Day } from './text.ts'

/** `GET /api/petitions/:id/openings`: which organisation and role opened my matter on which day, and how often; newest first. */
export const OpeningList = z.object({
  items: z.array(
    z.object({
      organisation: OrganisationRef,
      role: z.enum(staffRoles),
      /** The matter, or the petitioner's own details. */
      what: z.enum(['matter', 'petitioner']),
      on: Day,
      times: z.number(),
    }),
  ),
  nextCursor: z.null(),
})
export type OpeningList = z.infer<typeof OpeningList>
