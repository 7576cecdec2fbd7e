import { EarlierMatters } from '../../components/earlier-matters'
import { Page } from '../../components/page'
import { Row } from '../../components/row'
import { SignInFirst } from '../../components/sign-in-first'
import { pageUrls } from '../../page-urls'
import { Block } from '../../platform/elements'
import { Identity } from './identity'
import './index.scss'

/** Who I am, what is mine, how I want to read. */
export default function MePage() {
  return (
    <Page title="我的" tab="me">
      <SignInFirst>
        <EarlierMatters />
        <Identity />
        <Block className="card rows">
          <Row icon="list" to={pageUrls.petitions} title="我的信访" text="办到哪一步、谁在办、什么时候答复" />
          <Row icon="pen" to={pageUrls.drafts} title="草稿" text="写了还没有提交的" />
          <Row icon="person" to={pageUrls.profile} title="个人资料" text="姓名、电话、住址、常用地址" />
        </Block>
      </SignInFirst>
      <Block className="card rows">
        <Row icon="text" to={pageUrls.settings} title="字号和长辈版" />
        <Row icon="lock" to={pageUrls.privacy} title="隐私中心" text="存了什么、拿副本、更正、删除、注销" />
        <Row icon="book" to={pageUrls.guide} title="办事指南" />
        <Row icon="info" to={pageUrls.about} title="关于" />
      </Block>
    </Page>
  )
}
