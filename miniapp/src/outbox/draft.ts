import type { PetitionerType, PetitionKind } from '@petition/shared/vocabulary/petition'
import type { FieldError } from '../api/client'
import { newKey, type PickedFile } from '../api/use-files'

/** Being written; sent by the person and not yet answered; taken by the service; given back by it. */
export type DraftState = 'writing' | 'waiting' | 'sent' | 'refused'

export interface DraftFile extends PickedFile {
  caption: string
  /** The idempotency key of its upload, where it is sent a second time. */
  uploadKey?: string
}

export interface DraftSignatory {
  name: string
  phone: string
  representative: boolean
}

/** Everything a person has written so far. */
export interface DraftContent {
  title: string
  body: string
  requests: string[]
  countyCode: string
  townCode: string
  placeText: string
  longitude: number | null
  latitude: number | null
  files: DraftFile[]
  aboutConduct: boolean
  accusedName: string
  accusedUnit: string
  peopleCount: string
  signatories: DraftSignatory[]
  filedBefore: '' | 'no' | 'yes' | 'unknown'
  filedBeforeNumber: string
  atCourt: '' | 'no' | 'pending' | 'decided'
  petitionerType: PetitionerType
  name: string
  phone: string
  address: string
  idNumber: string
  hideIdentity: boolean
  electronicDelivery: boolean
  publishConsent: boolean
}

export interface Draft extends DraftContent {
  id: string
  kind: PetitionKind
  /** Makes two sendings one petition. */
  idempotencyKey: string
  state: DraftState
  changedAt: string
  /** When the person pressed send: the client's time beside the service's. */
  pressedAt: string | null
  /** Who pressed send; null on a phone that signs in by itself and had not yet. Nobody else's sign-in sends it. */
  ownerId: string | null
  /** The name of the step that was open. */
  step: string
  /** The last step was reached once: from then on every step leads back to it. */
  wasPreviewed: boolean
  /** The person has confirmed the points. */
  pointsConfirmed: boolean
  /** Why the service gave it back. */
  refusal: { code: string; message: string; fields: FieldError[] } | null
  /** What became of it. */
  petition: { id: string; number: string } | null
}

export const emptyContent: DraftContent = {
  title: '',
  body: '',
  requests: [],
  countyCode: '',
  townCode: '',
  placeText: '',
  longitude: null,
  latitude: null,
  files: [],
  aboutConduct: false,
  accusedName: '',
  accusedUnit: '',
  peopleCount: '1',
  signatories: [],
  filedBefore: '',
  filedBeforeNumber: '',
  atCourt: '',
  petitionerType: 'person',
  name: '',
  phone: '',
  address: '',
  idNumber: '',
  hideIdentity: false,
  // A box ticked beforehand is no choice, and only a choice lets online delivery start a period.
  electronicDelivery: false,
  publishConsent: false,
}

export const newDraft = (kind: PetitionKind): Draft => ({
  ...emptyContent,
  id: newKey(),
  kind,
  idempotencyKey: newKey(),
  state: 'writing',
  changedAt: new Date().toISOString(),
  pressedAt: null,
  ownerId: null,
  step: '',
  wasPreviewed: false,
  pointsConfirmed: false,
  refusal: null,
  petition: null,
})

export const isWritten = (draft: Draft) =>
  Boolean(draft.title || draft.body || draft.placeText || draft.files.length || draft.requests.some(Boolean))

/** Waits for its turn to be uploaded. */
export const isUnsent = (file: DraftFile) => !file.attachmentId && !file.problem
