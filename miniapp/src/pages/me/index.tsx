import Taro from '@tarojs/taro'
import { getProfile, getSession, signOut } from '../../api/session'
import { useRemote } from '../../api/use-remote'
import { useSending } from '../../api/use-sending'
import { Card } from '../../components/card'
import { Facts } from '../../components/facts'
import { Page } from '../../components/page'
import { ProblemNotice } from '../../components/problem-notice'
import { Remote } from '../../components/remote'
import { SignInFirst } from '../../components/sign-in-first'
import { pageUrls } from '../../page-urls'
import { Block, Button } from '../../platform/elements'
import { JoinPhone } from './join-phone'

export default function MePage() {
  return (
    <Page title="我的" tab="me">
      <SignInFirst>
        <Me />
      </SignInFirst>
    </Page>
  )
}

async function loadMe() {
  const [session, profile] = await Promise.all([getSession(), getProfile()])
  return { person: session.person, profile }
}

function Me() {
  const me = useRemote(loadMe)
  const { busy, problem, run } = useSending()
  const leave = () =>
    run(async () => {
      await signOut()
      await Taro.reLaunch({ url: pageUrls.home })
    })
  return (
    <Remote of={me}>
      {({ person, profile }) => (
        <>
          <Card title="登录">
            <Facts
              rows={[
                ['姓名', person.name],
                ['手机号码', person.kind === 'resident' ? person.phone : null],
                ['手机号码', profile.phoneVerified ? null : '还没有绑定'],
              ]}
            />
            {problem ? <ProblemNotice problem={problem} /> : null}
            <Button className="button" disabled={busy} onPress={() => void leave()}>
              退出登录
            </Button>
          </Card>
          {profile.phoneVerified ? null : <JoinPhone onJoined={me.reload} />}
          <Card title="个人资料">
            <Block className="card-note">您上次提交时填写的内容，下次提交会自动填好；在提交时修改。</Block>
            <Facts
              rows={[
                ['姓名', profile.name ?? '还没有填写'],
                ['联系电话', profile.phone ?? '还没有填写'],
                ['住址', profile.address ?? '还没有填写'],
              ]}
            />
          </Card>
          <Card title="个人信息怎样使用">
            <Block className="card-note">
              登记信访事项需要姓名、联系方式和住址，用于受理、办理和告知您结果（《个人信息保护法》第十三条第一款第三项）。电话、住址、证件号码加密保存，在列表里只显示一部分；办理人员打开查看会留下记录。
            </Block>
          </Card>
        </>
      )}
    </Remote>
  )
}
