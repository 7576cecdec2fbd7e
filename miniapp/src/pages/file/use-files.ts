import { maxUploadBytes } from '@petition/shared/schemas/attachment'
import { maxAttachments } from '@petition/shared/schemas/petition'
import { problemSentences } from '@petition/shared/vocabulary/problems'
import { useEffect, useRef, useState } from 'react'
import { uploadAttachment } from '../../api/attachments'
import { asProblem } from '../../api/client'
import type { Chooser } from '../../platform/chosen-file'
import { dropFile, keepFile } from '../../platform/files'
import { type Draft, type DraftFile, newKey } from './draft'
import type { Change } from './use-draft'

/** The photos and PDFs of a draft: sent one after the other, each with its progress, each to be removed or sent again. */
export function useFiles(draft: Draft, change: Change) {
  const [progress, setProgress] = useState<Partial<Record<string, number>>>({})
  const [choosing, setChoosing] = useState(false)
  const sending = useRef(false)
  const next = draft.files.find((file) => !file.attachmentId && !file.problem)

  function setFile(key: string, part: Partial<DraftFile>) {
    change((old) => ({ files: old.files.map((file) => (file.key === key ? { ...file, ...part } : file)) }))
  }

  async function send(file: DraftFile) {
    sending.current = true
    setProgress((old) => ({ ...old, [file.key]: 0 }))
    let part: Partial<DraftFile>
    try {
      const attachment = await uploadAttachment(file, file.key, (percent) => setProgress((old) => ({ ...old, [file.key]: percent })))
      part = { attachmentId: attachment.id }
    } catch (cause) {
      part = { problem: asProblem(cause).message }
    }
    sending.current = false
    setFile(file.key, part)
  }

  useEffect(() => {
    if (next && !sending.current) void send(next)
  })

  async function add(chooser: Chooser) {
    setChoosing(true)
    const chosen = await chooser.choose(maxAttachments - draft.files.length)
    const files: DraftFile[] = []
    for (const file of chosen) {
      const key = newKey()
      const tooLarge = file.sizeBytes > maxUploadBytes
      files.push({ ...(await keepFile(file, key)), key, problem: tooLarge ? problemSentences.file_too_large : undefined })
    }
    change((old) => ({ files: [...old.files, ...files].slice(0, maxAttachments) }))
    setChoosing(false)
  }

  function remove(file: DraftFile) {
    dropFile(file.path)
    change((old) => ({ files: old.files.filter(({ key }) => key !== file.key) }))
  }

  function clear() {
    for (const file of draft.files) dropFile(file.path)
  }

  return { progress, choosing, add, remove, clear, retry: (file: DraftFile) => setFile(file.key, { problem: undefined }) }
}
