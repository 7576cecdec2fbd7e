import { maxAttachments, maxUploadBytes } from '@petition/shared/vocabulary/attachments'
import { problemSentences } from '@petition/shared/vocabulary/problems'
import { useEffect, useRef, useState } from 'react'
import type { Chooser } from '../platform/chosen-file'
import { dropFile, keepFile, pathOfKept } from '../platform/files'
import { uploadAttachment } from './attachments'
import { asProblem } from './client'

export interface PickedFile {
  /** Also the idempotency key of its upload. */
  key: string
  path: string
  name: string
  sizeBytes: number
  isPhoto: boolean
  /** Known once the service has it. */
  attachmentId?: string
  problem?: string
}

export const fileIsGone = '这个文件已经不在这台设备上了，请移除后重新选择。'

/** Unique, not secret. */
export const newKey = () => 'xxxxxxxx-xxxx-4xxx-8xxx-xxxxxxxxxxxx'.replace(/x/g, () => Math.floor(Math.random() * 16).toString(16))

type Change = (next: (old: PickedFile[]) => PickedFile[]) => void

/** Photos and PDFs on their way: sent one after the other, each with its progress, each to be removed or sent again. */
export function useFiles(files: PickedFile[], change: Change) {
  const [progress, setProgress] = useState<Partial<Record<string, number>>>({})
  const [choosing, setChoosing] = useState(false)
  const sending = useRef(false)
  const next = files.find((file) => !file.attachmentId && !file.problem)

  function setFile(key: string, part: Partial<PickedFile>) {
    change((old) => old.map((file) => (file.key === key ? { ...file, ...part } : file)))
  }

  async function send(file: PickedFile) {
    sending.current = true
    setProgress((old) => ({ ...old, [file.key]: 0 }))
    let part: Partial<PickedFile>
    try {
      const path = await pathOfKept(file)
      const tell = (percent: number) => setProgress((old) => ({ ...old, [file.key]: percent }))
      part = path ? { attachmentId: (await uploadAttachment({ path, name: file.name }, file.key, tell)).id } : { problem: fileIsGone }
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
    const chosen = await chooser.choose(maxAttachments - files.length)
    const added: PickedFile[] = []
    for (const file of chosen) {
      const key = newKey()
      const kept = await keepFile(file, key)
      added.push({ ...kept, key, problem: kept.sizeBytes > maxUploadBytes ? problemSentences.file_too_large : undefined })
    }
    change((old) => [...old, ...added].slice(0, maxAttachments))
    setChoosing(false)
  }

  function remove(file: PickedFile) {
    dropFile(file)
    change((old) => old.filter(({ key }) => key !== file.key))
  }

  function clear() {
    for (const file of files) dropFile(file)
  }

  return { progress, choosing, add, remove, clear, retry: (file: PickedFile) => setFile(file.key, { problem: undefined }) }
}
