import Taro from '@tarojs/taro'
import { currentSession, ensureToken } from '../../api/client'
import { signInBySms } from '../../api/session'
import { useSending } from '../../api/use-sending'
import { Card } from '../../components/card'
import { Page } from '../../components/page'
import { PhoneCodeForm } from '../../components/phone-code-form'
import { ProblemNotice } from '../../components/problem-notice'
import { Row } from '../../components/row'
import { goBack } from '../../go-to'
import { pageUrls } from '../../page-urls'
import { Block, Button } from '../../platform/elements'
import { signsInByItself } from '../../platform/login'

/** By WeChat inside WeChat, by phone in a browser. */
export default function SignInPage() {
  return (
    <Page title="登录">
      <Card>
        <Block className="card-note">登录只用来确认是您本人，让您看到自己的信访件。没有登录过的号码会自动建立账号。</Block>
        {signsInByItself ? <ByWechat /> : <ByPhone />}
      </Card>
      <Block className="card rows">
        <Row icon="search" to={pageUrls.lookup} title="不登录，凭编号查询" />
        <Row icon="lock" to={pageUrls.privacy} title="个人信息怎样保护" />
      </Block>
    </Page>
  )
}

function ByPhone() {
  return (
    <PhoneCodeForm
      action="登录"
      onSubmit={async (proof) => {
        await signInBySms(proof)
        if (currentSession()?.person.needsProof) await Taro.redirectTo({ url: pageUrls.earlier })
        else goBack()
      }}
    />
  )
}

function ByWechat() {
  const { busy, problem, run } = useSending()
  const signIn = () =>
    run(async () => {
      await ensureToken()
      goBack()
    })
  return (
    <>
      {problem ? <ProblemNotice problem={problem} /> : null}
      <Button className="button button-primary" disabled={busy} onPress={() => void signIn()}>
        {busy ? '正在登录…' : '微信登录'}
      </Button>
    </>
  )
}
