import Taro from '@tarojs/taro'
import { useEffect, useRef, useState } from 'react'
import { asProblem, type Problem } from '../../api/client'
import { listNoticeTemplates } from '../../api/notices'
import { submitPetition } from '../../api/petitions'
import { pageUrls } from '../../page-urls'
import { dropFile } from '../../platform/files'
import { askNoticeConsent, asksNoticeConsent } from '../../platform/subscribe'
import { type Draft, dropDraft, toSubmission } from './draft'

/** Sending: one petition whatever happens on the way, since the key stays with the draft until an answer has come. */
export function useSubmit(draft: Draft, markSent: () => void) {
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<Problem>()
  const sending = useRef(false)
  const templateIds = useRef<string[]>([])

  useEffect(() => {
    if (!asksNoticeConsent) return
    // Without the templates the person is told by SMS and in the inbox.
    listNoticeTemplates().then(
      (answer) => {
        templateIds.current = answer.templateIds
      },
      () => undefined,
    )
  }, [])

  async function submit() {
    if (sending.current) return
    sending.current = true
    const consent = askNoticeConsent(templateIds.current)
    setBusy(true)
    setProblem(undefined)
    try {
      await consent
      const petition = await submitPetition(toSubmission(draft), draft.idempotencyKey)
      markSent()
      dropDraft(draft.kind)
      for (const file of draft.files) dropFile(file.path)
      await Taro.redirectTo({ url: pageUrls.receipt(petition.id) })
    } catch (cause) {
      setProblem(asProblem(cause))
    } finally {
      sending.current = false
      setBusy(false)
    }
  }
  return { busy, problem, submit }
}
