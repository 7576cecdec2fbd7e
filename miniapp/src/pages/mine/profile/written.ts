import type { CorrectProfile, ProfileView } from '@petition/shared/schemas/profile'
import type * as z from 'zod/mini'

/** The form as it is typed: an empty field is one that is not stated. */
export interface Written {
  name: string
  phone: string
  address: string
  idType: string
  idNumber: string
  addresses: string[]
}

export const writtenOf = ({ name, phone, address, idType, idNumber, addresses }: ProfileView): Written => ({
  name: name ?? '',
  phone: phone ?? '',
  address: address ?? '',
  idType: idType ?? '',
  idNumber: idNumber ?? '',
  addresses,
})

/** Without a number a kind of papers says nothing, so both go. Empty lines of addresses are left out. */
export function bodyOf({ idType, idNumber, addresses, ...plain }: Written) {
  const stated = (text: string) => text.trim() || null
  const hasPapers = stated(idNumber) !== null
  return {
    name: stated(plain.name),
    phone: stated(plain.phone),
    address: stated(plain.address),
    idType: hasPapers ? idType || null : null,
    idNumber: stated(idNumber),
    addresses: addresses.map((one) => one.trim()).filter(Boolean),
  } as z.input<typeof CorrectProfile>
}
