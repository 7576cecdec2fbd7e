import { Page } from '../../components/page'
import { pageUrls } from '../../page-urls'
import { Block, Heading } from '../../platform/elements'
import { useShareCard } from '../../platform/share'
import { Doors } from './doors'
import { Matters } from './matters'
import { ElderSwitch, Services } from './services'
import { Waiting } from './waiting'
import './index.scss'

/** The entrance: file, follow, look up; the same for who has signed in and who has not. */
export default function Home() {
  useShareCard({ title: '淮北信访：反映问题、查询进度', url: pageUrls.home })
  return (
    <Page title="" tab="home">
      <Block className="hero">
        <Heading level={1} className="hero-title">
          淮北市信访服务
        </Heading>
        <Block className="hero-text">反映问题、查询进度、评价办理，全程网上办。</Block>
      </Block>
      <Waiting />
      <Doors />
      <Matters />
      <Services />
      <ElderSwitch />
    </Page>
  )
}
