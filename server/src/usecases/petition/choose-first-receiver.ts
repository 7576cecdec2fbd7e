import type { SubmitPetition } from '@petition/shared/schemas/filing'
import type { OrganisationKind } from '@petition/shared/vocabulary/roles'
import type { Tx } from '../../db/client.ts'
import {
  findFollower,
  listFirstReceivers,
  listLastReceivers,
  listSealedReceivers,
  listSealReaders,
  type OrganisationRow,
} from '../../db/organisations.ts'
import { meansOrganisation } from '../../domain/petition/accused.ts'

export type Seal = {
  bureauId: string
  bureauKind: OrganisationKind
  followerId: string
  accusedOrganisationIds: string[]
  accusedStaffIds: string[]
}

/**
 * The body that took it in, else the city's bureau, receives first. A matter about conduct that the body may not hold goes to the bureau;
 * where the bureau is accused itself, or none of its named readers is free of the accusation, it goes upward past it, to the discipline body,
 * and where that one is accused, too, to whom the city has named besides (ADR 15). Never to an accused body, as long as one is not.
 */
export async function chooseFirstReceiver(
  tx: Tx,
  filing: Pick<SubmitPetition, 'aboutConduct' | 'accused'>,
  takenInBy?: OrganisationRow,
): Promise<Seal> {
  const receivers = await listFirstReceivers(tx)
  const bureau = receivers.find((one) => one.kind === 'bureau')
  const discipline = receivers.find((one) => one.kind === 'discipline')
  if (!bureau) throw new Error('the city has no petition bureau: load the organisations first')
  if (!filing.aboutConduct) {
    const first = takenInBy ?? bureau
    const followerId = (await findFollower(tx, first)) ?? bureau.id
    return { bureauId: first.id, bureauKind: first.kind, followerId, accusedOrganisationIds: [], accusedStaffIds: [] }
  }
  const written = filing.accused.map(({ organisationName = '', position = '' }) => organisationName + position)
  const meant = (await listSealedReceivers(tx))
    .filter(({ name }) => written.some((text) => meansOrganisation(text, name)))
    .map(({ id }) => id)
  const chosen = filing.accused.map((one) => one.organisationId).filter((id) => id !== undefined)
  const accusedOrganisationIds = [...new Set([...chosen, ...meant])]
  const names = filing.accused.map((one) => one.name).filter((name) => name !== undefined)
  const candidates = [
    ...(takenInBy?.receivesSealed ? [takenInBy] : []),
    bureau,
    ...(discipline ? [discipline] : []),
    ...(await listLastReceivers(tx)),
  ]
  const readers = await listSealReaders(
    tx,
    candidates.map((one) => one.id),
    names,
  )
  const accusedStaffIds = readers.filter((one) => one.named).map((one) => one.id)
  const mayRead = ({ id }: OrganisationRow) =>
    readers.some((one) => one.organisationId === id && one.readsSealed && !accusedStaffIds.includes(one.id))
  const free = candidates.filter((one) => !accusedOrganisationIds.includes(one.id))
  // Where nobody may read it yet, a free body waits for its reader to be named, and its leader is told (report-unread-accusations.ts).
  const unnamed = free.filter((one) => one.id !== bureau.id && one.id !== takenInBy?.id)
  // Who receives what is sealed follows it: no other body is to see it (第三十条).
  const { id, kind } = free.find(mayRead) ?? unnamed[0] ?? free[0] ?? discipline ?? bureau
  return { bureauId: id, bureauKind: kind, followerId: id, accusedOrganisationIds, accusedStaffIds }
}
