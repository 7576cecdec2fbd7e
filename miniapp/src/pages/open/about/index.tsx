import { Card } from '../../../components/card'
import { Facts } from '../../../components/facts'
import { Page } from '../../../components/page'
import { Row } from '../../../components/row'
import { pageUrls } from '../../../page-urls'
import { PrivacyContract, version } from '../../../platform/about'
import { Block } from '../../../platform/elements'

export default function AboutPage() {
  return (
    <Page title="关于">
      <Card title="淮北市信访服务">
        <Block>反映问题、写信给市长、提建议，查进度、看答复、作评价，都在这里办。不收任何费用。</Block>
        <Facts
          rows={[
            ['办理依据', '《信访工作条例》（2022年5月1日起施行）'],
            ['版本', version()],
            ['开源软件', 'Taro、React、Zod，均为MIT许可证'],
          ]}
        />
        <PrivacyContract />
      </Card>
      <Block className="card rows">
        <Row icon="book" to={pageUrls.guide} title="办事指南" text="六步走完，每一步多少天" />
        <Row icon="lock" to={pageUrls.privacy} title="隐私中心" text="存了什么、为什么、能不能删" />
        <Row icon="chart" to={pageUrls.data} title="数据公开" text="收到多少、办了多少、不计入的有多少" />
      </Block>
    </Page>
  )
}
