import type { SubmitPetition } from '@petition/shared/schemas/filing'
import type * as z from 'zod/mini'
import type { Draft } from './draft'

/** What is sent: the same for the same draft, however often. */
export function toSubmission(draft: Draft): z.input<typeof SubmitPetition> {
  const isPetition = draft.kind === 'petition'
  const isConduct = draft.aboutConduct && draft.kind !== 'suggestion'
  return {
    kind: draft.kind,
    title: draft.title,
    body: draft.body,
    requests: writtenRequests(draft),
    regionCode: draft.townCode || draft.countyCode,
    place: toPlace(draft),
    attachmentIds: draft.files.flatMap((file) => file.attachmentId ?? []),
    attachmentCaptions: draft.files.flatMap(({ attachmentId, caption }) =>
      attachmentId && caption.trim() ? { id: attachmentId, caption: caption.trim() } : [],
    ),
    filedBefore: isPetition ? toFiledBefore(draft) : null,
    atCourt: (isPetition && draft.atCourt) || null,
    peopleCount: isPetition ? Number(draft.peopleCount) : 1,
    signatories: isPetition ? toSignatories(draft) : [],
    petitioner: toPetitioner(draft),
    aboutConduct: isConduct,
    accused: isConduct ? toAccused(draft) : [],
    hideIdentity: draft.hideIdentity,
    publishConsent: draft.publishConsent && !isConduct,
    electronicDelivery: draft.electronicDelivery,
    clientCreatedAt: draft.pressedAt,
  }
}

export const writtenRequests = (draft: Draft) => draft.requests.filter((request) => request.trim() !== '')

/** More than one person signs only where more than one is concerned. */
export const isJoint = (draft: Draft) => draft.kind === 'petition' && Number(draft.peopleCount) > 1

function toPlace({ placeText, longitude, latitude }: Draft) {
  if (!placeText.trim() && longitude === null) return null
  return { text: placeText.trim() || null, longitude, latitude }
}

function toFiledBefore({ filedBefore, filedBeforeNumber }: Draft) {
  if (!filedBefore) return null
  return { answer: filedBefore, number: (filedBefore === 'yes' && filedBeforeNumber.trim()) || null }
}

const toSignatories = (draft: Draft) =>
  isJoint(draft)
    ? draft.signatories
        .filter(({ name, phone }) => name.trim() || phone.trim())
        .map(({ name, phone, representative }) => ({ name, phone: phone.trim() || null, representative }))
    : []

function toPetitioner({ petitionerType, name, phone, address, idNumber }: Draft) {
  const idType = petitionerType === 'organisation' ? ('social-credit-code' as const) : ('resident-id' as const)
  const id = idNumber.trim() ? { idType, idNumber: idNumber.trim() } : { idType: null, idNumber: null }
  return { type: petitionerType, name, phone, address, ...id }
}

function toAccused({ accusedName, accusedUnit }: Draft) {
  const accused = { name: accusedName.trim() || undefined, organisationName: accusedUnit.trim() || undefined }
  return accused.name || accused.organisationName ? [accused] : []
}
