import type { PetitionView } from '@petition/shared/schemas/petition'
import type { Accused, Petitioner, Signatory, SignatoryCode } from '@petition/shared/schemas/petitioner'
import { anonymousName, type CourtStage, type EarlierFiling } from '@petition/shared/vocabulary/petition'
import type { Actor } from '../domain/actor.ts'
import { suggestDiscipline } from '../domain/petition/accused.ts'
import { crowdBucket } from '../domain/petition/crowd.ts'
import { hasLeft } from '../domain/petition/matter.ts'
import { mayKnowPetitioner } from '../domain/petition/policy.ts'
import { maskAddress, maskIdNumber, maskName, maskPhone } from '../domain/petition/privacy.ts'
import { mayReceive } from '../domain/petition/routing.ts'
import type { OpenedPetition } from '../usecases/petition/open-petition.ts'
import { contentAt, textAt } from './opened-texts.ts'
import { mayReadField } from './timeline-rights.ts'

/** What the petitioner says of it; nobody has checked. */
export function viewSaid({ events, contents, petition }: OpenedPetition, actor: Actor): Pick<PetitionView, 'filedBefore' | 'atCourt'> {
  const { filedBefore, atCourt = null } = JSON.parse(events[0]?.canonical ?? '{}').data as {
    filedBefore?: EarlierFiling
    atCourt?: CourtStage
  }
  const mayKnow = mayReadField('filedBeforeNumber', actor)
  const number = mayKnow ? textAt(contents, petition.submissionEventId, 'filedBeforeNumber') : null
  return { filedBefore: filedBefore ? { answer: filedBefore, number } : null, atCourt }
}

export function viewPlace(json: string | null): PetitionView['place'] {
  if (json === null) return null
  const place = JSON.parse(json) as { text?: string; longitude?: number; latitude?: number }
  return { text: place.text ?? null, longitude: place.longitude ?? null, latitude: place.latitude ?? null }
}

export function viewPetitioner({ petition }: OpenedPetition, actor: Actor, json: string | null): PetitionView['petitioner'] {
  if (json === null || (actor.kind === 'staff' && !mayKnowPetitioner(actor, petition))) return null
  const petitioner = JSON.parse(json) as Petitioner
  if (actor.kind === 'resident') return { ...petitioner, masked: false }
  return {
    type: petitioner.type,
    name: petitioner.name === anonymousName ? anonymousName : maskName(petitioner.name),
    phone: petitioner.phone && maskPhone(petitioner.phone),
    address: petitioner.address && maskAddress(petitioner.address),
    idType: petitioner.idType,
    idNumber: petitioner.idNumber && maskIdNumber(petitioner.idNumber),
    masked: true,
  }
}

const filedText = ({ contents, petition }: OpenedPetition, field: string) =>
  contentAt(contents, petition.submissionEventId, field)?.text ?? '[]'

export const accusedOf = (opened: OpenedPetition) => JSON.parse(filedText(opened, 'own.accused')) as Accused[]

/** For whoever may send a sealed matter on: where it could go by cadre authority. A person decides. */
export function suggestReceivers(
  opened: OpenedPetition,
  actor: Actor,
  allowed: PetitionView['allowedActions'],
): PetitionView['suggestedReceivers'] {
  const { petition, bodies, assignments } = opened
  const sender = bodies.find((one) => actor.kind === 'staff' && one.id === actor.organisationId)
  if (!petition.sealed || !sender || !allowed.includes('transfer')) return []
  return suggestDiscipline(accusedOf(opened), bodies)
    .filter((one) => one.closedOn === null && mayReceive(sender, one) && !petition.accusedOrganisationIds.includes(one.id))
    .filter((one) => !assignments.some((part) => part.receiverId === one.id && !hasLeft(part)))
    .map(({ id, name }) => ({ id, name }))
}

/** Of the owner's own view: whom to give which 查询码. */
export function viewSignatoryCodes(opened: OpenedPetition): SignatoryCode[] {
  const signatories = JSON.parse(filedText(opened, 'own.signatories')) as Signatory[]
  return opened.signatoryCodes.flatMap((queryCode, index) =>
    queryCode ? [{ name: signatories[index]?.name ?? `联名人${index + 1}`, queryCode }] : [],
  )
}

export function viewCrowd(opened: OpenedPetition, actor: Actor): PetitionView['crowd'] {
  const { petition } = opened
  const signatories = JSON.parse(filedText(opened, 'own.signatories')) as Signatory[]
  const bucket = crowdBucket(petition.peopleCount)
  if (bucket === null && signatories.length === 0) return null
  const isStaff = actor.kind === 'staff'
  const known = isStaff && !mayKnowPetitioner(actor, petition) ? [] : signatories.filter((one) => one.representative)
  const representatives = known.map(({ name, phone = null }) =>
    isStaff ? { name: maskName(name), phone: phone && maskPhone(phone) } : { name, phone },
  )
  return { count: petition.peopleCount, bucket, signatories: signatories.length, representatives }
}
