import { eq } from 'drizzle-orm'
import { getPetitionRow } from '../src/db/petitions.ts'
import { staff } from '../src/db/schema/people.ts'
import { organisation } from '../src/db/schema/places.ts'
import { openResidentSession, openStaffSession } from '../src/usecases/session/open-session.ts'
import type { House } from './house.ts'
import { type Caller, callerOf } from './people.ts'
import { returning } from './steps.ts'

/** Somebody who walks about in the house, with all that the model of visibility asks of a reader. */
export type Walker = Caller & {
  id: string
  name: string
  kind: 'resident' | 'staff'
  organisationId: string
  organisationKind: string
  isAdministrator: boolean
  isLeader: boolean
  readsSealed: boolean
  /** Its body has been closed: another one does its work. */
  isOfClosedBody: boolean
  /** Bodies that are closed and whose work its own one does. */
  standsFor: string[]
}

/** Two residents and everybody who works in the house: bureaus, departments with and without a signing leader, town, discipline, administrator. */
export async function gather(house: House): Promise<Walker[]> {
  const people: Walker[] = []
  for (const name of ['甲', '乙']) {
    const person = await returning(house, () => house.resident(name))
    people.push({ ...person, ...ofNobody, name, kind: 'resident' })
  }
  const members = await house.ctx.db
    .select({ member: staff, organisationKind: organisation.kind })
    .from(staff)
    .innerJoin(organisation, eq(organisation.id, staff.organisationId))
  for (const { member, organisationKind } of members) {
    const { id, name, organisationId, roles, readsSealed } = member
    const signIn = async () => callerOf(house.app, house.app.signToken((await openStaffSession(house.ctx, id)).id))
    const isAdministrator = roles.includes('administrator')
    people.push({
      ...(await returning(house, signIn)),
      id,
      name,
      kind: 'staff',
      organisationId,
      organisationKind,
      readsSealed,
      isAdministrator,
      isLeader: roles.some((role) => role.endsWith('-leader')),
      isOfClosedBody: false,
      standsFor: [],
    })
  }
  return people
}

/** Whoever wrote a letter that was entered for them, had they a way to sign in. */
export async function writerOf(house: House, petitionId: string, name: string): Promise<Walker> {
  const { personId } = await getPetitionRow(house.ctx.db, petitionId)
  const signIn = async () =>
    callerOf(house.app, house.app.signToken((await openResidentSession(house.ctx, house.ctx.db, personId, 'sms')).id))
  return { ...(await returning(house, signIn)), ...ofNobody, id: personId, name, kind: 'resident' }
}

const ofNobody = {
  organisationId: '',
  organisationKind: '',
  isAdministrator: false,
  isLeader: false,
  readsSealed: false,
  isOfClosedBody: false,
  standsFor: [],
}

/** The same seed is the same walk. */
export function randomFrom(seed: number) {
  let state = seed
  const next = () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
  const upTo = (limit: number) => Math.floor(next() * limit)
  const pick = <One>(from: readonly One[]): One => from[upTo(from.length)] as One
  return { upTo, pick, chance: (share: number) => next() < share }
}
export type Random = ReturnType<typeof randomFrom>
