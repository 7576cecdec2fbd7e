import type { Lookup, LookupView } from '@petition/shared/schemas/lookup'
import type { OpeningList } from '@petition/shared/schemas/opening'
import type { PetitionView } from '@petition/shared/schemas/petition'
import type { PetitionPage } from '@petition/shared/schemas/petition-list'
import type { Timeline } from '@petition/shared/schemas/timeline'
import type { PetitionStatus } from '@petition/shared/vocabulary/petition'
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

export const lookUp = (body: Lookup) => call<LookupView>('/api/lookup', { method: 'POST', body, open: true })
