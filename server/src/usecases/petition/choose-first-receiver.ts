import type { SubmitPetition } from '@petition/shared/schemas/petition'
import type { Tx } from '../../db/client.ts'
import { listFirstReceivers, listSealedReceivers, listSealReaders } from '../../db/organisations.ts'
import { meansOrganisation } from '../../domain/petition/accused.ts'

export type Seal = { bureauId: string; accusedOrganisationIds: string[]; accusedStaffIds: string[] }

/**
 * The city's bureau receives first. Where it is accused itself, or none of its named readers is free of the accusation,
 * the matter goes upward past it, to the discipline body.
 */
export async function chooseFirstReceiver(tx: Tx, filing: Pick<SubmitPetition, 'aboutConduct' | 'accused'>): Promise<Seal> {
  const receivers = await listFirstReceivers(tx)
  const bureau = receivers.find((one) => one.kind === 'bureau')
  const discipline = receivers.find((one) => one.kind === 'discipline')
  if (!bureau) throw new Error('the city has no petition bureau: load the organisations first')
  if (!filing.aboutConduct) return { bureauId: bureau.id, accusedOrganisationIds: [], accusedStaffIds: [] }
  const written = filing.accused.map(({ organisationName = '', position = '' }) => organisationName + position)
  const meant = (await listSealedReceivers(tx))
    .filter(({ name }) => written.some((text) => meansOrganisation(text, name)))
    .map(({ id }) => id)
  const chosen = filing.accused.map((one) => one.organisationId).filter((id) => id !== undefined)
  const accusedOrganisationIds = [...new Set([...chosen, ...meant])]
  const names = filing.accused.map((one) => one.name).filter((name) => name !== undefined)
  const readers = await listSealReaders(tx, [bureau.id], names)
  const accusedStaffIds = readers.filter((one) => one.named).map((one) => one.id)
  const mayRead = readers.some((one) => one.organisationId === bureau.id && one.readsSealed && !accusedStaffIds.includes(one.id))
  const bypassed = accusedOrganisationIds.includes(bureau.id) || !mayRead
  return { bureauId: bypassed && discipline ? discipline.id : bureau.id, accusedOrganisationIds, accusedStaffIds }
}
