import type { PetitionKind } from '@petition/shared/vocabulary/petition'
import { useEffect, useRef, useState } from 'react'
import { getProfile } from '../../api/session'
import { type Draft, emptyDraft, findDraft, isWritten, keepDraft } from './draft'

export type Change = (part: Partial<Draft> | ((draft: Draft) => Partial<Draft>)) => void

/** The draft, kept on the device with every change. */
export function useDraft(kind: PetitionKind) {
  const [found] = useState(() => findDraft(kind))
  const [draft, setDraft] = useState(found ?? emptyDraft(kind))
  const sent = useRef(false)

  const change: Change = (part) => setDraft((old) => ({ ...old, ...(typeof part === 'function' ? part(old) : part) }))

  useEffect(() => {
    if (!sent.current) keepDraft(draft)
  }, [draft])

  useEffect(() => {
    if (found?.name) return
    // Without a profile the person simply writes these fields.
    getProfile().then(
      (profile) =>
        setDraft((old) => ({
          ...old,
          petitionerType: profile.type ?? old.petitionerType,
          name: old.name || (profile.name ?? ''),
          phone: old.phone || (profile.phone ?? ''),
          address: old.address || (profile.address ?? ''),
        })),
      () => undefined,
    )
  }, [found])

  return {
    draft,
    change,
    restored: found !== undefined && isWritten(found),
    /** From here on nothing is kept any more. */
    markSent: () => {
      sent.current = true
    },
  }
}
