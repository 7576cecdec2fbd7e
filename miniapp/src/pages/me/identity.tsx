import { getSession, signOut } from '../../api/session'
import { useRemote } from '../../api/use-remote'
import { useSending } from '../../api/use-sending'
import { Icon } from '../../components/icon'
import { ProblemNotice } from '../../components/problem-notice'
import { Remote } from '../../components/remote'
import { Row } from '../../components/row'
import { goTo } from '../../go-to'
import { pageUrls } from '../../page-urls'
import { Block, Button } from '../../platform/elements'
import { signsInByItself } from '../../platform/login'
import { usePullDown } from '../../platform/pull-down'

/** The person of this sign-in. */
export function Identity() {
  const session = useRemote(getSession)
  const { busy, problem, run } = useSending()
  usePullDown(session.reload)
  const leave = () =>
    run(async () => {
      await signOut()
      goTo(pageUrls.home)
    })
  return (
    <Remote of={session}>
      {({ person }) => (
        <Block className="card">
          <Block className="identity">
            <Icon name="person" className="identity-mark" />
            <Block>
              <Block className="identity-name">{person.name || '还没有填写姓名'}</Block>
              <Block className="item-line">{phoneOf(person) ?? '还没有绑定手机号码'}</Block>
            </Block>
          </Block>
          {phoneOf(person) ? null : (
            <Row icon="phone" to={pageUrls.phone} title="绑定手机号码" text="换手机、上网页也能看到，短信也能通知到您" />
          )}
          {problem ? <ProblemNotice problem={problem} /> : null}
          {signsInByItself ? null : (
            <Button className="button" disabled={busy} onPress={() => void leave()}>
              退出登录
            </Button>
          )}
        </Block>
      )}
    </Remote>
  )
}

type Person = Awaited<ReturnType<typeof getSession>>['person']
const phoneOf = (person: Person) => (person.kind === 'resident' && person.phoneVerified ? person.phone : undefined)
