import { type PetitionKind, petitionKinds } from '@petition/shared/vocabulary/petition'
import Taro from '@tarojs/taro'
import { type Draft, type DraftContent, newDraft } from './draft'

/** A draft as the first release kept it: one for each kind. */
type OldDraft = Partial<DraftContent> & { idempotencyKey: string; createdAt: string; kind: PetitionKind }

/** Drafts of the first release, each once; the key of their sending stays with them. */
export function takeOldDrafts(): Draft[] {
  return petitionKinds.flatMap((kind) => {
    const key = `draft-${kind}`
    const old: OldDraft | '' | undefined = Taro.getStorageSync(key)
    if (!old) return []
    Taro.removeStorageSync(key)
    const { createdAt, ...content } = old
    const files = (old.files ?? []).map((file) => ({ ...file, caption: '' }))
    return { ...newDraft(kind), ...content, files, changedAt: createdAt }
  })
}
