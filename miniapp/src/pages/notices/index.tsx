import { Page } from '../../components/page'
import { SignInFirst } from '../../components/sign-in-first'
import { asksNoticeConsent } from '../../platform/subscribe'
import { Channels } from './channels'
import { Inbox } from './inbox'
import { WechatConsents } from './wechat-consents'
import './index.scss'

/** What happened to my matters, and how I am told of it. */
export default function NoticesPage() {
  return (
    <Page title="消息" tab="notices">
      <SignInFirst>
        <Inbox>{asksNoticeConsent ? <WechatConsents /> : <Channels />}</Inbox>
      </SignInFirst>
    </Page>
  )
}
