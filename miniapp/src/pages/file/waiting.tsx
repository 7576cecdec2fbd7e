import { useEffect, useState } from 'react'
import { currentSession, type Problem } from '../../api/client'
import { EmptyState } from '../../components/empty-state'
import { goTo } from '../../go-to'
import { type Draft, isUnsent } from '../../outbox/draft'
import { pressSend, secondsUntilRetry, takeBack, wakeOutbox } from '../../outbox/sender'
import { useAttempt } from '../../outbox/use-outbox'
import { pageUrls } from '../../page-urls'
import { Block, Button } from '../../platform/elements'
import { signsInByItself } from '../../platform/login'

const kept = '内容都保存在这台设备上，不会变成两件。您可以离开这一页，再打开时会自动再试。'

const reasons: Partial<Record<string, string>> = {
  network: `网络不通或没有及时得到回应，还不能确定是否已经送达。网络恢复后自动提交。${kept}`,
  too_many_requests: `现在提交的人很多，稍后自动再试。${kept}`,
  unauthenticated: '登录已失效，重新登录后自动提交。内容都保存在这台设备上。',
}

const wordsOf = (problem: Problem) => reasons[problem.code] ?? `${problem.message}稍后自动再试。${kept}`

/** On its way: what is going on, in words, and what one can do meanwhile. */
export function Waiting({ draft }: { draft: Draft }) {
  const { problem, progress } = useAttempt(draft.id)
  const seconds = useSecondsLeft(draft.id)
  const unsent = draft.files.filter(isUnsent).length
  const session = currentSession()
  const isOthers = draft.ownerId !== null && session !== undefined && session.person.id !== draft.ownerId
  const mustSignIn = !session && !signsInByItself
  const percent = Object.values(progress)[0]

  if (!problem && !isOthers && !mustSignIn)
    return (
      <EmptyState
        icon="upload"
        title="正在提交…"
        text={unsent ? `正在上传材料，还有${unsent}个${percent ? `（${percent}%）` : ''}。` : '请稍等，马上就好。'}
      />
    )
  const text = isOthers
    ? '这份材料是用另一个账号提交的，还没有送达。请用原来的账号登录，或者用现在的账号重新提交。'
    : mustSignIn
      ? reasons.unauthenticated
      : problem && wordsOf(problem)
  return (
    <Block live="alert">
      <EmptyState icon="clock" title="已保存，等待提交" text={text}>
        {seconds > 0 && !isOthers && !mustSignIn ? <Block className="card-note">{seconds}秒后自动再试。</Block> : null}
        {mustSignIn ? (
          <Button className="button button-primary" onPress={() => goTo(pageUrls.signIn)}>
            登录
          </Button>
        ) : (
          <Button className="button button-primary" onPress={() => (isOthers ? pressAgain(draft.id) : wakeOutbox())}>
            {isOthers ? '用现在的账号提交' : '现在再试'}
          </Button>
        )}
        <Button className="button button-wide" onPress={() => takeBack(draft.id)}>
          返回修改
        </Button>
        <Button className="button button-plain" onPress={() => goTo(pageUrls.home)}>
          回首页
        </Button>
      </EmptyState>
    </Block>
  )
}

function pressAgain(id: string) {
  takeBack(id)
  pressSend(id)
  wakeOutbox()
}

function useSecondsLeft(id: string) {
  const [seconds, setSeconds] = useState(() => secondsUntilRetry(id))
  useEffect(() => {
    const timer = setInterval(() => setSeconds(secondsUntilRetry(id)), 1000)
    return () => clearInterval(timer)
  }, [id])
  return seconds
}
