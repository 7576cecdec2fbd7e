import type { PetitionView } from '@petition/shared/schemas/petition'
import type { Act } from '@petition/shared/vocabulary/acts'
import { problemSentences } from '@petition/shared/vocabulary/problems'
import { useEffect, useRef, useState } from 'react'
import { actOnPetition } from '../../api/acts'
import { asProblem, Problem } from '../../api/client'
import { getPetition } from '../../api/petitions'
import { type PickedFile, useFiles } from '../../api/use-files'
import { useSending } from '../../api/use-sending'
import { type ActDraft, actDraftName, dropActDraft, findActDraft, keepActDraft } from '../../kept/act-draft'
import { scrollToField } from '../../platform/scroll'
import { partOf } from './part'

export interface ActProps {
  petition: PetitionView
  act: Act
  /** The assignment, proposal or task the act is about, or what else tells two acts of one kind apart. */
  partId: string
  /** The petition as it is after the act. */
  onDone: (petition: PetitionView) => void
  /** The petition as it has become meanwhile. */
  onFresh: (petition: PetitionView) => void
}

const lastStep = ({ timeline }: PetitionView) => timeline[timeline.length - 1]?.sequence ?? 0
export const fieldId = (name: string) => `act-${name}`

/** What is written for one act: kept on the device with every change, sent once, and not lost to an error, an ended sign-in or a newer version. */
export function useAct(
  { petition, act, partId, onDone, onFresh }: ActProps,
  isMine: (at: string, view: PetitionView) => boolean = () => true,
) {
  const name = actDraftName(petition.id, act, partId)
  const [draft, setDraft] = useState<ActDraft>(
    () => findActDraft(name) ?? { values: {}, files: [], unsure: false, since: lastStep(petition) },
  )
  const sent = useRef(false)
  /** What was changed since it was refused is not called wrong any more. */
  const [mended, setMended] = useState<string[]>([])
  const { busy, problem, wrong, run } = useSending()
  const changeFiles = (next: (old: PickedFile[]) => PickedFile[]) => setDraft((old) => ({ ...old, files: next(old.files) }))
  const files = useFiles(draft.files, changeFiles)

  useEffect(() => {
    if (!sent.current) keepActDraft(name, draft)
  }, [draft])

  const errorOf = (field: string) =>
    mended.includes(field) ? undefined : wrong?.find(({ path }) => path === field || path.startsWith(`${field}.`))?.message
  // Only a new refusal moves the person to the field.
  useEffect(() => {
    const [first] = wrong ?? []
    setMended([])
    if (first) scrollToField(fieldId(first.path.split('.')[0] ?? ''))
  }, [wrong])

  function finish(view: PetitionView) {
    sent.current = true
    dropActDraft(name)
    files.clear()
    onDone(view)
  }

  /** A sending whose answer was lost has arrived after all where the history holds it. */
  const hasArrived = (view: PetitionView) =>
    draft.unsure &&
    view.timeline.some(({ kind, by, sequence, at }) => kind === act && by === 'petitioner' && sequence > draft.since && isMine(at, view))
  useEffect(() => {
    if (hasArrived(petition)) finish(petition)
  }, [])

  /** Somebody was faster: what has changed is shown, and what was written stays. */
  async function catchUp() {
    const fresh = await getPetition(petition.id)
    if (hasArrived(fresh)) finish(fresh)
    else onFresh(fresh)
  }

  const send = (body: object) =>
    run(async () => {
      if (draft.files.some(({ attachmentId }) => !attachmentId)) throw unfinishedUpload
      try {
        finish(await actOnPetition(petition, act, { ...body, ...partOf(petition, partId)?.named }))
      } catch (cause) {
        const { code } = asProblem(cause)
        if (code === 'network' || code === 'unavailable') setDraft((old) => ({ ...old, unsure: true }))
        if (code !== 'stale_version' && code !== 'illegal_action') throw cause
        await catchUp()
        if (!sent.current) throw cause
      }
    })

  return {
    name,
    values: draft.values,
    set(field: string, value: string, path = field) {
      setDraft((old) => ({ ...old, values: { ...old.values, [field]: value } }))
      setMended((old) => [...old, path])
    },
    picked: draft.files,
    attachmentIds: draft.files.flatMap(({ attachmentId }) => attachmentId ?? []),
    files,
    busy,
    problem,
    wrong,
    errorOf,
    send,
    /** What happened while it was written. */
    news: petition.timeline.filter(({ sequence }) => sequence > draft.since),
  }
}

export type ActState = ReturnType<typeof useAct>

const unfinishedUpload = new Problem('invalid_input', problemSentences.invalid_input, [
  { path: 'attachmentIds', message: '还有材料没有传完，请等它传完、重试或移除。' },
])
