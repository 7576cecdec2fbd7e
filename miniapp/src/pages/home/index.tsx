import type { PetitionKind } from '@petition/shared/vocabulary/petition'
import { Icon, type IconName } from '../../components/icon'
import { Page } from '../../components/page'
import { Row } from '../../components/row'
import { pageUrls } from '../../page-urls'
import { Block, Heading, Link } from '../../platform/elements'
import './index.scss'

const doors: { kind: PetitionKind; icon: IconName; title: string; text: string }[] = [
  { kind: 'petition', icon: 'pen', title: '我要信访', text: '反映问题、提出诉求，责任单位逐条书面答复' },
  { kind: 'mailbox', icon: 'mail', title: '市长信箱', text: '写信给市长，信访局登记后转有关单位办理' },
  { kind: 'suggestion', icon: 'bulb', title: '人民建议', text: '为城市发展提建议，研究后告知是否采纳' },
]

/** The entrance: file, follow, look up. */
export default function Home() {
  return (
    <Page title="" tab="home">
      <Block className="hero">
        <Heading level={1} className="hero-title">
          淮北市信访服务
        </Heading>
        <Block className="hero-text">反映问题、查询进度、评价办理，全程网上办理。</Block>
      </Block>
      <Block className="doors">
        {doors.map(({ kind, icon, title, text }, index) => (
          <Link key={kind} className={index === 0 ? 'door door-main' : 'door'} to={pageUrls.file(kind)}>
            <Block className="door-mark">
              <Icon name={icon} />
            </Block>
            <Block className="door-words">
              <Block className="door-title">{title}</Block>
              <Block className="door-text">{text}</Block>
            </Block>
          </Link>
        ))}
      </Block>
      <Block className="card rows">
        <Row icon="search" to={pageUrls.lookup} title="凭编号查询" text="用编号和查询码查进度，不用登录" />
      </Block>
    </Page>
  )
}
