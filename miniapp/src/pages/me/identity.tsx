import { getSession } from '../../api/session'
import { useRemote } from '../../api/use-remote'
import { Icon } from '../../components/icon'
import { Remote } from '../../components/remote'
import { Row } from '../../components/row'
import { pageUrls } from '../../page-urls'
import { Block } from '../../platform/elements'
import { signsInByItself } from '../../platform/login'
import { usePullDown } from '../../platform/pull-down'
import { SignOut } from './sign-out'

/** The person of this sign-in. */
export function Identity() {
  const session = useRemote(getSession)
  usePullDown(session.reload)
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
          {signsInByItself ? null : <SignOut />}
        </Block>
      )}
    </Remote>
  )
}

type Person = Awaited<ReturnType<typeof getSession>>['person']
const phoneOf = (person: Person) => (person.kind === 'resident' && person.phoneVerified ? person.phone : undefined)
