import * as z from 'zod/mini'
import { petitionerTypes } from '../vocabulary/petition.ts'

/** `GET /api/profile`: what the resident filed last about himself, to fill the next form. Changed by filing. */
export const ProfileView = z.object({
  type: z.nullable(z.enum(petitionerTypes)),
  name: z.nullable(z.string()),
  phone: z.nullable(z.string()),
  address: z.nullable(z.string()),
  idType: z.nullable(z.string()),
  idNumber: z.nullable(z.string()),
  phoneVerified: z.boolean(),
})
export type ProfileView = z.infer<typeof ProfileView>
