import { actBodies } from '@petition/shared/schemas/acts'
import type { PetitionView } from '@petition/shared/schemas/petition'
import type { Act } from '@petition/shared/vocabulary/acts'
import type * as z from 'zod/mini'
import { checked } from './checked'
import { call } from './client'

/** One act on the petition as it was read, checked before it is sent. */
export async function actOnPetition(petition: PetitionView, act: Act, body: object) {
  const schema: z.ZodMiniType<object> = actBodies[act]
  return call<PetitionView>(`/api/petitions/${petition.id}/${act}`, {
    method: 'POST',
    body: checked(schema, body),
    version: petition.version,
  })
}
