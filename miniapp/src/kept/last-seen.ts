import { currentSession } from '../api/client'
import { readShelf, writeShelf } from '../platform/shelf'

interface Seen {
  personId: string
  at: string
  data: unknown
}

/** More than anybody looks up without a network, and well below what a phone keeps of one app. */
const most = 12

/** What this person loaded last under the name, and when. */
export function lastSeen<Data>(name: string): { at: string; data: Data } | undefined {
  const seen = readShelf()[name] as Seen | undefined
  return seen && seen.personId === currentSession()?.person.id ? { at: seen.at, data: seen.data as Data } : undefined
}

export function keepSeen(name: string, data: unknown) {
  const personId = currentSession()?.person.id
  if (!personId) return
  const { [name]: _, ...others } = readShelf()
  const recent = Object.entries(others).slice(-(most - 1))
  writeShelf({ ...Object.fromEntries(recent), [name]: { personId, at: new Date().toISOString(), data } satisfies Seen })
}
