import { getCityRules } from '../../../api/open'
import { useRemote } from '../../../api/use-remote'
import { Card } from '../../../components/card'
import { Disclosure } from '../../../components/disclosure'
import { Page } from '../../../components/page'
import { Row } from '../../../components/row'
import { pageUrls } from '../../../page-urls'
import { Block, Heading } from '../../../platform/elements'
import { Article } from '../article'
import { articles } from '../articles'
import { guideSteps } from './steps'
import './index.scss'

/** 办事指南: how it goes, by when, and what the law gives and asks. */
export default function GuidePage() {
  const rules = useRemote(getCityRules)
  return (
    <Page title="办事指南">
      <Block className="card rows">
        <Row icon="compass" to={pageUrls.way()} title="这件事该走哪条路" text="答几个小问题，看看仲裁、复议还是信访更合适" />
        <Row icon="pin" to={pageUrls.reception} title="信访接待场所" text="地址、电话、接待时间" />
      </Block>
      <Card title="六步走完">
        <Block as="ol" className="guide">
          {guideSteps(rules.data).map(({ title, text, laws }, index) => (
            <Block as="li" key={title} className="guide-step">
              <Heading level={3} className="guide-title">
                {`${index + 1}. ${title}`}
              </Heading>
              <Block>{text}</Block>
              {laws.length > 0 ? (
                <Disclosure title="依据">
                  {laws.map((law) => (
                    <Article key={law.quote} law={law} />
                  ))}
                </Disclosure>
              ) : null}
            </Block>
          ))}
        </Block>
      </Card>
      {rules.data ? (
        <Card title="建议和市长信箱">
          <Block>{`人民建议：单位收到后${rules.data.suggestionAnswerDays}日内研究答复，告诉您采纳、部分采纳还是不采纳。`}</Block>
          <Block>
            {`市长信箱：${rules.data.mailboxAcceptanceWorkingDays}个工作日内受理，受理后${rules.data.mailboxAnswerWorkingDays}个工作日内答复。`}
          </Block>
          <Block className="card-note">{`以上期限出自${rules.data.basis}。来信里有诉求的，同样享有下面的权利。`}</Block>
        </Card>
      ) : null}
      <Rights />
    </Page>
  )
}

function Rights() {
  return (
    <>
      <Card title="对答复不服怎么办">
        <Block>先复查，还不服再复核。向哪个机关提出，答复里会写明。</Block>
        <Article law={articles.review} />
        <Article law={articles.reReview} />
      </Card>
      <Card title="您的权利和义务">
        <Article law={articles.retaliation} />
        <Article law={articles.accusation} />
        <Article law={articles.truth} />
        <Row icon="lock" to={pageUrls.privacy} title="个人信息怎样保护" text="存了什么、为什么、能不能删" />
      </Card>
    </>
  )
}
