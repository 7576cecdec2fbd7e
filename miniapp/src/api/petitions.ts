import type { Rating, Withdrawal } from '@petition/shared/schemas/acts'
import type { Lookup, LookupView, PetitionPage, PetitionView, SubmitPetition } from '@petition/shared/schemas/petition'
import type * as z from 'zod/mini'
import { call } from './client'

export const submitPetition = (body: z.input<typeof SubmitPetition>, idempotencyKey: string) =>
  call<PetitionView>('/api/petitions', { method: 'POST', body, idempotencyKey })

export const listPetitions = (cursor?: string) => call<PetitionPage>('/api/petitions', { query: { cursor, limit: 20 } })

export const getPetition = (id: string) => call<PetitionView>(`/api/petitions/${id}`)

export const ratePetition = (petition: PetitionView, body: Rating) =>
  call<PetitionView>(`/api/petitions/${petition.id}/rating`, { method: 'POST', body, version: petition.version })

export const withdrawPetition = (petition: PetitionView, body: Withdrawal) =>
  call<PetitionView>(`/api/petitions/${petition.id}/withdrawal`, { method: 'POST', body, version: petition.version })

export const lookUp = (body: Lookup) => call<LookupView>('/api/lookup', { method: 'POST', body, open: true })
