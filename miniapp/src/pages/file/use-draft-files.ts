import { maxAttachments, maxUploadBytes } from '@petition/shared/vocabulary/attachments'
import { problemSentences } from '@petition/shared/vocabulary/problems'
import { useState } from 'react'
import { newKey } from '../../api/use-files'
import type { Draft, DraftFile } from '../../outbox/draft'
import { wakeOutbox } from '../../outbox/sender'
import type { Chooser } from '../../platform/chosen-file'
import { dropFile, keepFile } from '../../platform/files'
import type { Change } from './use-open-draft'

/** The photos and PDFs of a draft: kept on the device at once, sent by the outbox while the person goes on. */
export function useDraftFiles(draft: Draft, change: Change) {
  const [choosing, setChoosing] = useState(false)
  const setFiles = (next: (files: DraftFile[]) => DraftFile[]) => change((old) => ({ files: next(old.files) }))
  const setFile = (key: string, part: Partial<DraftFile>) =>
    setFiles((files) => files.map((file) => (file.key === key ? { ...file, ...part } : file)))

  async function add(chooser: Chooser) {
    setChoosing(true)
    for (const chosen of await chooser.choose(maxAttachments - draft.files.length)) {
      const key = newKey()
      const kept = await keepFile(chosen, key)
      const problem = kept.sizeBytes > maxUploadBytes ? problemSentences.file_too_large : undefined
      setFiles((files) => [...files, { ...kept, key, caption: '', problem }].slice(0, maxAttachments))
    }
    setChoosing(false)
    wakeOutbox()
  }

  function remove(file: DraftFile) {
    setFiles((files) => files.filter(({ key }) => key !== file.key))
    dropFile(file)
  }

  /** One place up or down. */
  function move(index: number, by: 1 | -1) {
    setFiles((files) => {
      const moved = [...files]
      const [file] = moved.splice(index, 1)
      if (file) moved.splice(index + by, 0, file)
      return moved
    })
  }

  function retry(file: DraftFile) {
    setFile(file.key, { problem: undefined })
    wakeOutbox()
  }
  return { choosing, add, remove, move, retry, caption: (file: DraftFile, caption: string) => setFile(file.key, { caption }) }
}
