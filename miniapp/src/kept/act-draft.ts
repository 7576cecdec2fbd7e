import Taro from '@tarojs/taro'
import type { PickedFile } from '../api/use-files'

/** What was written for one act and not sent yet. */
export interface ActDraft {
  values: Partial<Record<string, string>>
  files: PickedFile[]
  /** It was sent and no answer came: perhaps it arrived. */
  unsure: boolean
  /** The last step of the matter when the writing began. */
  since: number
}

const storageKey = 'act-drafts'
const read = (): Record<string, ActDraft | undefined> => Taro.getStorageSync(storageKey) || {}

export const actDraftName = (petitionId: string, act: string, part: string) => [petitionId, act, part].filter(Boolean).join(' ')

/** What could not be sent then is sent now. */
export function findActDraft(name: string): ActDraft | undefined {
  const draft = read()[name]
  if (!draft) return undefined
  return { ...draft, files: draft.files.map((file) => ({ ...file, problem: undefined })) }
}

const isWritten = ({ values, files, unsure }: ActDraft) => unsure || files.length > 0 || Object.values(values).some(Boolean)

export function keepActDraft(name: string, draft: ActDraft) {
  if (isWritten(draft)) Taro.setStorageSync(storageKey, { ...read(), [name]: draft })
  else dropActDraft(name)
}

export function dropActDraft(name: string) {
  const { [name]: dropped, ...others } = read()
  if (dropped) Taro.setStorageSync(storageKey, others)
}

export const dropAllActDrafts = () => Taro.removeStorageSync(storageKey)
