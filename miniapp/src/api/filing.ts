import type { SubmitPetition } from '@petition/shared/schemas/filing'
import type { PetitionView } from '@petition/shared/schemas/petition'
import type { AskSimilar, Similar } from '@petition/shared/schemas/published'
import type * as z from 'zod/mini'
import { call } from './client'

export const submitPetition = (body: z.input<typeof SubmitPetition>, idempotencyKey: string) =>
  call<PetitionView>('/api/petitions', { method: 'POST', body, idempotencyKey })

/** The reader's own open matters and published letters on the same thing. */
export const findSimilar = (body: AskSimilar) => call<Similar>('/api/petitions/similar', { method: 'POST', body })
