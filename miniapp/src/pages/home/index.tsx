import type { PetitionKind } from '@petition/shared/vocabulary/petition'
import { useDidShow } from '@tarojs/taro'
import { useState } from 'react'
import { currentSession } from '../../api/client'
import { listNotices } from '../../api/notices'
import { Page } from '../../components/page'
import { pageUrls } from '../../page-urls'
import { Block, Heading, Link } from '../../platform/elements'

const doors: { kind: PetitionKind; title: string; text: string }[] = [
  { kind: 'petition', title: '我要信访', text: '反映问题、提出诉求，责任单位逐条书面答复' },
  { kind: 'mailbox', title: '市长信箱', text: '写信给市长，信访局登记后转有关单位办理' },
  { kind: 'suggestion', title: '人民建议', text: '为城市发展提建议，研究后告知是否采纳' },
]

/** The entrance: file, follow, look up. */
export default function Home() {
  const [unread, setUnread] = useState(0)
  useDidShow(() => {
    if (!currentSession()) return
    // The count is a courtesy: without it the entrance works the same.
    listNotices(undefined, 1).then(
      (page) => setUnread(page.unread),
      () => undefined,
    )
  })
  return (
    <Page title="">
      <Block className="hero">
        <Heading level={1} className="hero-title">
          淮北市信访服务
        </Heading>
        <Block className="hero-text">反映问题、查询进度、评价办理，全程网上办理。</Block>
      </Block>
      <Block className="doors">
        {doors.map(({ kind, title, text }) => (
          <Link key={kind} className="door" to={pageUrls.file(kind)}>
            <Block className="door-title">{title}</Block>
            <Block className="door-text">{text}</Block>
          </Link>
        ))}
      </Block>
      <Block className="card rows">
        <Row to={pageUrls.petitions} title="我的信访" text="办到哪一步、谁在办、什么时候答复" />
        <Row to={pageUrls.notices} title={unread > 0 ? `消息（${unread}条未读）` : '消息'} text="受理、转送、答复的通知" />
        <Row to={pageUrls.lookup} title="凭编号查询" text="用编号和查询码查进度，不用登录" />
        <Row to={pageUrls.me} title="我的" text="登录、手机号码、个人资料" />
      </Block>
    </Page>
  )
}

function Row({ to, title, text }: { to: string; title: string; text: string }) {
  return (
    <Link className="row" to={to}>
      <Block className="row-title">{title}</Block>
      <Block className="row-text">{text}</Block>
    </Link>
  )
}
