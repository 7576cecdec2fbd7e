import Taro from '@tarojs/taro'
import { currentSession } from '../../../api/client'
import { getSession } from '../../../api/session'
import { useRemote } from '../../../api/use-remote'
import { Card } from '../../../components/card'
import { Facts } from '../../../components/facts'
import { Page } from '../../../components/page'
import { Remote } from '../../../components/remote'
import { SignInFirst } from '../../../components/sign-in-first'
import { pageUrls } from '../../../page-urls'
import { Block } from '../../../platform/elements'
import { JoinPhone } from './join-phone'

/** The phone that belongs to this sign-in. */
export default function PhonePage() {
  return (
    <Page title="绑定手机号码">
      <SignInFirst>
        <Phone />
      </SignInFirst>
    </Page>
  )
}

function Phone() {
  const session = useRemote(getSession)
  const goOn = () => {
    if (currentSession()?.person.needsProof) void Taro.redirectTo({ url: pageUrls.earlier })
    else session.reload()
  }
  return (
    <Remote of={session}>
      {({ person }) =>
        person.kind === 'resident' && person.phoneVerified ? (
          <Card title="已经绑定">
            <Facts rows={[['手机号码', person.phone]]} />
            <Block className="card-note">用这个号码在网页登录，也能看到同样的信访件，短信也能通知到您。</Block>
          </Card>
        ) : (
          <JoinPhone onJoined={goOn} />
        )
      }
    </Remote>
  )
}
