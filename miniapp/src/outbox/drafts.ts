import { neutralTitle } from '@petition/shared/vocabulary/petition'
import Taro from '@tarojs/taro'
import { dropFile } from '../platform/files'
import { type Draft, type DraftFile, emptyContent, isWritten } from './draft'
import { takeOldDrafts } from './old-drafts'

/** More than anybody needs, and far from the 10 MB that WeChat allows in all; one draft stays far from 1 MB. */
const maxDrafts = 20
const listKey = 'drafts'
const keyOf = (id: string) => `draft:${id}`

const listeners = new Set<() => void>()

/** Called after every change. Answers how to stop it. */
export function onDraftsChange(listener: () => void) {
  listeners.add(listener)
  return () => {
    listeners.delete(listener)
  }
}

const tell = () => {
  for (const listener of listeners) listener()
}

const read = <Value>(key: string): Value | undefined => Taro.getStorageSync<Value | ''>(key) || undefined
const ids = () => read<string[]>(listKey) ?? []

/** Storage is the truth, so that a killed app and a second tab find the same. The newest first. */
export function listDrafts(): Draft[] {
  for (const draft of takeOldDrafts()) putDraft(draft)
  return ids().flatMap((id) => findDraft(id) ?? [])
}

export const findDraft = (id: string) => read<Draft>(keyOf(id))

/** Keeps a draft. Throws where the phone has no room left. */
export function putDraft(draft: Draft) {
  Taro.setStorageSync(keyOf(draft.id), draft)
  const known = ids()
  if (known.includes(draft.id)) return tell()
  Taro.setStorageSync(listKey, [draft.id, ...known])
  makeRoom()
  tell()
}

type Change = Partial<Draft> | ((draft: Draft) => Partial<Draft>)

/** Changes a draft that still exists, and only what is named: an upload that ends later undoes nothing. */
export function changeDraft(id: string, change: Change): Draft | undefined {
  const draft = findDraft(id)
  if (!draft) return undefined
  const changed = { ...draft, ...(typeof change === 'function' ? change(draft) : change) }
  putDraft(changed)
  return changed
}

export const changeFile = (id: string, key: string, part: Partial<DraftFile>) =>
  changeDraft(id, (draft) => ({ files: draft.files.map((file) => (file.key === key ? { ...file, ...part } : file)) }))

export function dropDraft(id: string) {
  for (const file of findDraft(id)?.files ?? []) dropFile(file)
  Taro.setStorageSync(
    listKey,
    ids().filter((known) => known !== id),
  )
  Taro.removeStorageSync(keyOf(id))
  tell()
}

/** Written, and not with the service. */
export const isUnsentDraft = (draft: Draft) => draft.state !== 'sent' && isWritten(draft)

export function dropDrafts(isDoomed: (draft: Draft) => boolean) {
  for (const draft of listDrafts()) if (isDoomed(draft)) dropDraft(draft.id)
}

/** Only what became of it stays, until the person has seen it. */
export function markSent(id: string, petition: { id: string; number: string }) {
  const draft = findDraft(id)
  if (!draft) return
  for (const file of draft.files) dropFile(file)
  const title = draft.aboutConduct ? neutralTitle : draft.title
  putDraft({ ...draft, ...emptyContent, title, state: 'sent', petition, refusal: null })
}

/** What was sent and seen, or never written, goes first; a draft with content is never dropped for another. */
function makeRoom() {
  for (const draft of ids()
    .flatMap((id) => findDraft(id) ?? [])
    .reverse()) {
    if (ids().length <= maxDrafts) return
    if (draft.state === 'sent' || !isWritten(draft)) dropDraft(draft.id)
  }
}
