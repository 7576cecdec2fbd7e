import { useEffect, useRef, useState } from 'react'
import { listNoticeTemplates } from '../../api/notices'
import type { Draft } from '../../outbox/draft'
import { pressSend, wakeOutbox } from '../../outbox/sender'
import { askNoticeConsent, asksNoticeConsent } from '../../platform/subscribe'

/** What stands before the sending on the last screen: `similar` while something like it is shown, `ready` when nothing does. */
export type Stage = 'last' | 'similar' | 'ready'

/** The press on send: kept first, then WeChat's question inside the tap, then the outbox does the rest. */
export function useSend(draft: Draft, isComplete: () => boolean) {
  const [stage, setStage] = useState<Stage>('last')
  const [hasLooked, setLooked] = useState(false)
  const templateIds = useRef<string[]>([])
  const pressed = useRef(false)

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

  async function press() {
    if (pressed.current || !isComplete()) return
    pressed.current = true
    const consent = askNoticeConsent(templateIds.current)
    pressSend(draft.id)
    await consent
    pressed.current = false
    wakeOutbox()
  }
  return { press: () => void press(), stage, setStage, hasLooked, setLooked }
}
