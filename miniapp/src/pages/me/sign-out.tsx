import { useState } from 'react'
import { signOut } from '../../api/session'
import { useSending } from '../../api/use-sending'
import { DraftsLeft } from '../../components/drafts-left'
import { ProblemNotice } from '../../components/problem-notice'
import { Sheet } from '../../components/sheet'
import { goTo } from '../../go-to'
import { dropDrafts, isUnsentDraft, listDrafts } from '../../outbox/drafts'
import { pageUrls } from '../../page-urls'
import { Button } from '../../platform/elements'

/** What is written and not sent stays on the device, which may be somebody else's: so it is asked what becomes of it. */
export function SignOut() {
  const [asking, setAsking] = useState(false)
  const { busy, problem, run } = useSending()
  const leave = () =>
    run(async () => {
      setAsking(false)
      await signOut()
      goTo(pageUrls.home)
    })
  return (
    <>
      {problem ? <ProblemNotice problem={problem} /> : null}
      <Button className="button" disabled={busy} onPress={() => (listDrafts().some(isUnsentDraft) ? setAsking(true) : void leave())}>
        退出登录
      </Button>
      {asking ? (
        <Sheet title="草稿要留在这台设备上吗？" onClose={() => setAsking(false)}>
          <DraftsLeft />
          <Button className="button button-primary" onPress={() => void leave()}>
            留着草稿，退出登录
          </Button>
          <Button
            className="button button-wide button-danger"
            onPress={() => {
              dropDrafts(isUnsentDraft)
              void leave()
            }}
          >
            删除草稿，退出登录
          </Button>
        </Sheet>
      ) : null}
    </>
  )
}
