import { Card } from '../../components/card'
import { Disclosure } from '../../components/disclosure'
import { Facts } from '../../components/facts'
import { ListEnd } from '../../components/list-end'
import { Row } from '../../components/row'
import { Timeline } from '../../components/timeline'
import { pageUrls } from '../../page-urls'
import { Block } from '../../platform/elements'

const nothing = () => undefined

export function Structure() {
  return (
    <>
      <Block className="card rows">
        <Row icon="search" to={pageUrls.lookup} title="凭编号查询" text="用编号和查询码查进度，不用登录" />
        <Row to={pageUrls.home} title="没有图标，没有说明" />
      </Block>
      <Card title="事实">
        <Facts
          rows={[
            ['编号', 'HB202611230001'],
            ['现在由谁办理', '淮北市住房和城乡建设局'],
          ]}
        />
        <Disclosure title="这个日期怎么算出来的">自收到之日起15日。</Disclosure>
      </Card>
      <Card title="经过">
        <Timeline
          steps={[
            { key: '3', state: 'next', what: '书面答复', when: '2027年1月22日前', who: '淮北市住房和城乡建设局' },
            { key: '2', state: 'now', what: '已受理', when: '2026年11月24日 09:30', who: '淮北市住房和城乡建设局', text: '60日内答复。' },
            { key: '1', what: '已提交', when: '2026年11月23日 08:12', who: '您本人' },
          ]}
        />
      </Card>
      <ListEnd count={0} hasMore={false} loading={false} empty="还没有消息。" onMore={nothing} />
      <ListEnd count={20} hasMore loading={false} empty="" onMore={nothing} />
      <ListEnd count={20} hasMore loading empty="" onMore={nothing} />
    </>
  )
}
