import { getCityRules, listPublished } from '../../../api/open'
import { useRemote } from '../../../api/use-remote'
import { Card } from '../../../components/card'
import { Page } from '../../../components/page'
import { Remote } from '../../../components/remote'
import { Row } from '../../../components/row'
import { goTo } from '../../../go-to'
import { pageUrls } from '../../../page-urls'
import { Block, Button } from '../../../platform/elements'
import { LetterRows } from '../letter-rows'
import { MyLetters } from './my-letters'

/** 市长信箱: write, follow, read what others wrote and were answered. */
export default function MailboxPage() {
  const rules = useRemote(getCityRules)
  const letters = useRemote(() => listPublished({ kind: 'mailbox', limit: 3 }))
  return (
    <Page title="市长信箱">
      <Card title="写信给市长">
        <Block className="card-note">
          对城市管理、公共服务有意见、有难题，都可以写。信访局登记后转给有权处理的单位办理，并把结果书面答复给您。
        </Block>
        {rules.data ? (
          <Block className="card-note">
            {`按${rules.data.basis}，单位在${rules.data.mailboxAcceptanceWorkingDays}个工作日内受理，受理后${rules.data.mailboxAnswerWorkingDays}个工作日内答复；情况复杂的，经负责人批准可以延长一次，最多${rules.data.mailboxExtensionWorkingDays}个工作日，并告诉您理由。`}
          </Block>
        ) : null}
        <Button className="button button-primary" onPress={() => goTo(pageUrls.file('mailbox'))}>
          写信
        </Button>
      </Card>
      <MyLetters />
      <Card title="别人写过的信">
        <Block className="card-note">只有写信人同意公开、并已隐去个人信息的，才会出现在这里。</Block>
        <Remote of={letters}>
          {({ items }) => (items.length > 0 ? <LetterRows items={items} /> : <Block className="card-note">还没有公开的来信。</Block>)}
        </Remote>
        <Row icon="search" to={pageUrls.published} title="搜索公开的来信和答复" text="先看看有没有人问过同样的事" />
      </Card>
    </Page>
  )
}
