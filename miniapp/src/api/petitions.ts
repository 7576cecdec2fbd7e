import { actBodies } from '@petition/shared/schemas/acts'
import type { OpeningList } from '@petition/shared/schemas/opening'
import type { Lookup, LookupView, PetitionPage, PetitionView, Timeline } from '@petition/shared/schemas/petition'
import type { Act } from '@petition/shared/vocabulary/acts'
import type { PetitionStatus } from '@petition/shared/vocabulary/petition'
import type * as z from 'zod/mini'
import { checked } from './checked'
import { call } from './client'

/** My own, newest first. */
export const listPetitions = (asked: { cursor?: string; status?: PetitionStatus } = {}) =>
  call<PetitionPage>('/api/petitions', { query: { ...asked, limit: 20 } })

export const getPetition = (id: string) => call<PetitionView>(`/api/petitions/${id}`)

/** The chain of all that happened, with what it takes to count its hashes anew. */
export const getTimeline = (id: string) => call<Timeline>(`/api/petitions/${id}/timeline`)

/** The keys that sign receipts. */
export const listReceiptKeys = () => call<{ items: { keyId: string; publicKeyPem: string }[] }>('/api/receipt-keys', { open: true })

export const listOpenings = (id: string) => call<OpeningList>(`/api/petitions/${id}/openings`)

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
