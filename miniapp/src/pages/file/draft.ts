import { maxUploadBytes } from '@petition/shared/schemas/attachment'
import type { SubmitPetition } from '@petition/shared/schemas/filing'
import type { PetitionerType, PetitionKind } from '@petition/shared/vocabulary/petition'
import Taro from '@tarojs/taro'
import type * as z from 'zod/mini'
import { newKey, type PickedFile } from '../../api/use-files'
import { filesOutliveApp } from '../../platform/files'

/** Everything a person has written so far, and the key that makes two sendings one petition. */
export interface Draft {
  idempotencyKey: string
  createdAt: string
  kind: PetitionKind
  title: string
  body: string
  requests: string[]
  countyCode: string
  townCode: string
  placeText: string
  files: PickedFile[]
  aboutConduct: boolean
  accusedName: string
  accusedUnit: string
  petitionerType: PetitionerType
  name: string
  phone: string
  address: string
  hideIdentity: boolean
  electronicDelivery: boolean
  publishConsent: boolean
}

const storageKey = (kind: PetitionKind) => `draft-${kind}`

export const emptyDraft = (kind: PetitionKind): Draft => ({
  idempotencyKey: newKey(),
  createdAt: new Date().toISOString(),
  kind,
  title: '',
  body: '',
  requests: [''],
  countyCode: '',
  townCode: '',
  placeText: '',
  files: [],
  aboutConduct: false,
  accusedName: '',
  accusedUnit: '',
  petitionerType: 'person',
  name: '',
  phone: '',
  address: '',
  hideIdentity: false,
  // A box ticked beforehand is no choice, and only a choice lets online delivery start a period.
  electronicDelivery: false,
  publishConsent: false,
})

/** The draft left behind when the app was closed. Files that did not survive are left out; what could not be sent then is sent now. */
export function findDraft(kind: PetitionKind): Draft | undefined {
  const stored: Draft | '' | undefined = Taro.getStorageSync(storageKey(kind))
  if (!stored) return undefined
  if (filesOutliveApp) return { ...stored, files: stored.files.map(tryAgain) }
  return { ...stored, files: stored.files.filter((file) => file.attachmentId).map((file) => ({ ...file, path: '' })) }
}

const tryAgain = (file: PickedFile): PickedFile => (file.sizeBytes > maxUploadBytes ? file : { ...file, problem: undefined })

export function keepDraft(draft: Draft) {
  Taro.setStorageSync(storageKey(draft.kind), draft)
}

export function dropDraft(kind: PetitionKind) {
  Taro.removeStorageSync(storageKey(kind))
}

export const isWritten = (draft: Draft) => Boolean(draft.title || draft.body || draft.files.length || draft.requests.some(Boolean))

/** What is sent. */
export function toSubmission(draft: Draft): z.input<typeof SubmitPetition> {
  const accused = { name: draft.accusedName.trim() || undefined, organisationName: draft.accusedUnit.trim() || undefined }
  return {
    kind: draft.kind,
    title: draft.title,
    body: draft.body,
    requests: draft.requests.filter((request) => request.trim() !== ''),
    regionCode: draft.townCode || draft.countyCode,
    place: draft.placeText.trim() ? { text: draft.placeText } : null,
    attachmentIds: draft.files.flatMap((file) => file.attachmentId ?? []),
    petitioner: { type: draft.petitionerType, name: draft.name, phone: draft.phone, address: draft.address },
    aboutConduct: draft.aboutConduct,
    accused: draft.aboutConduct && (accused.name || accused.organisationName) ? [accused] : [],
    hideIdentity: draft.hideIdentity,
    publishConsent: draft.publishConsent && !draft.aboutConduct,
    electronicDelivery: draft.electronicDelivery,
    clientCreatedAt: draft.createdAt,
  }
}
