import type { StaffPerson, StaffSession } from '@petition/shared/schemas/session'
import { useSyncExternalStore } from 'react'

const STORAGE_KEY = 'petition.console.session'

/** Who sits at the desk. `person` without `token` means that the sign-in has run out and the page waits behind the sign-in form. */
interface Desk {
  token?: string
  person?: StaffPerson
}

let desk: Desk = restore()
const listeners = new Set<() => void>()

function restore(): Desk {
  const stored = sessionStorage.getItem(STORAGE_KEY)
  return stored ? (JSON.parse(stored) as Desk) : {}
}

function change(next: Desk): void {
  desk = next
  if (desk.token) sessionStorage.setItem(STORAGE_KEY, JSON.stringify(desk))
  else sessionStorage.removeItem(STORAGE_KEY)
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

export function useDesk(): Desk {
  return useSyncExternalStore(subscribe, () => desk)
}

export function currentToken(): string | undefined {
  return desk.token
}

export function openDesk({ token, person }: StaffSession): void {
  change({ token, person })
}

/** The server no longer knows the token; the person is kept so that what was typed waits for the same person. */
export function expireDesk(): void {
  if (desk.token) change({ person: desk.person })
}

export function closeDesk(): void {
  change({})
}
