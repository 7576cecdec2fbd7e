import { actBodies } from '@petition/shared/schemas/acts'
import type { SubmitPetition } from '@petition/shared/schemas/filing'
import type { Lookup, LookupView, PetitionPage, PetitionView } from '@petition/shared/schemas/petition'
import type { Act } from '@petition/shared/vocabulary/acts'
import type * as z from 'zod/mini'
import { checked } from './checked'
import { call } from './client'

export const submitPetition = (body: z.input<typeof SubmitPetition>, idempotencyKey: string) =>
  call<PetitionView>('/api/petitions', { method: 'POST', body, idempotencyKey })

export const listPetitions = (cursor?: string) => call<PetitionPage>('/api/petitions', { query: { cursor, limit: 20 } })

export const getPetition = (id: string) => call<PetitionView>(`/api/petitions/${id}`)

/** One act on the petition as it was read, checked before it is sent. */
export async function actOnPetition(petition: PetitionView, act: Act, body: object) {
  const schema: z.ZodMiniType<object> = actBodies[act]
  return call<PetitionView>(`/api/petitions/${petition.id}/${act}`, {
    method: 'POST',
    body: checked(schema, body),
    version: petition.version,
  })
}

export const lookUp = (body: Lookup) => call<LookupView>('/api/lookup', { method: 'POST', body, open: true })
