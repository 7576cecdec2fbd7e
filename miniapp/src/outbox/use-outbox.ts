import { useEffect, useState } from 'react'
import type { Draft } from './draft'
import { findDraft, listDrafts, onDraftsChange } from './drafts'
import { type Attempt, attemptOf, onAttempt } from './sender'

/** Every draft on this device, the newest first: written, waiting, sent and not yet seen, given back. */
export function useDrafts(): Draft[] {
  const [drafts, setDrafts] = useState(listDrafts)
  useEffect(() => onDraftsChange(() => setDrafts(listDrafts())), [])
  return drafts
}

/** One draft as it is kept; undefined before its first word and after it was dropped. */
export function useKeptDraft(id: string): Draft | undefined {
  const [draft, setDraft] = useState(() => findDraft(id))
  useEffect(() => {
    setDraft(findDraft(id))
    return onDraftsChange(() => setDraft(findDraft(id)))
  }, [id])
  return draft
}

export function useAttempt(id: string): Attempt {
  const [attempt, setAttempt] = useState(() => attemptOf(id))
  useEffect(() => {
    setAttempt(attemptOf(id))
    return onAttempt(() => setAttempt(attemptOf(id)))
  }, [id])
  return attempt
}
