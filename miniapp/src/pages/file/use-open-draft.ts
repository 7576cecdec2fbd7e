import type { PetitionKind } from '@petition/shared/vocabulary/petition'
import { useRef, useState } from 'react'
import { type Draft, isWritten, newDraft } from '../../outbox/draft'
import { changeDraft, findDraft, listDrafts, putDraft } from '../../outbox/drafts'
import { useKeptDraft } from '../../outbox/use-outbox'

export type Change = (part: Partial<Draft> | ((draft: Draft) => Partial<Draft>)) => void

interface Asked {
  kind: PetitionKind
  /** A certain draft. */
  id?: string
  /** A new one, whatever else is unfinished. */
  anew?: boolean
}

const lastUnfinished = (kind: PetitionKind) =>
  listDrafts().find((draft) => draft.kind === kind && draft.state !== 'sent' && draft.state !== 'waiting')

const open = ({ kind, id, anew }: Asked) => (id && findDraft(id)) || (!anew && lastUnfinished(kind)) || newDraft(kind)

/** The asked draft, the last unfinished one of its kind, or a new one that is kept from its first word on. */
export function useOpenDraft(asked: Asked) {
  const [opened] = useState(() => open(asked))
  const [unkept, setUnkept] = useState<Draft | undefined>(() => (findDraft(opened.id) ? undefined : opened))
  const [isFull, setFull] = useState(false)
  const kept = useKeptDraft(opened.id)
  const last = useRef(opened)
  const draft = unkept ?? kept ?? last.current
  last.current = draft

  function keep(part: Partial<Draft>) {
    const next = { ...(unkept ?? findDraft(opened.id) ?? last.current), ...part }
    if (!isWritten(next) && !kept) return setUnkept(next)
    try {
      if (!changeDraft(opened.id, unkept ? next : part)) putDraft(next)
      setUnkept(undefined)
      setFull(false)
    } catch {
      // No room on the phone: the page goes on holding what was written, and says so.
      setUnkept(next)
      setFull(true)
    }
  }

  /** What the person changes makes a sent or refused one a draft again; the key stays. */
  const change: Change = (part) => {
    const changed = typeof part === 'function' ? part(findDraft(opened.id) ?? last.current) : part
    keep({ ...changed, state: 'writing', refusal: null, pressedAt: null, changedAt: new Date().toISOString() })
  }

  return {
    draft,
    change,
    /** Where the person is in the form; no change of what is filed. */
    goTo: (step: string) => keep({ step, ...(step === 'check' ? { wasPreviewed: true } : {}) }),
    restored: isWritten(opened),
    /** It was sent or deleted elsewhere meanwhile. */
    isGone: !unkept && !kept,
    isFull,
  }
}
