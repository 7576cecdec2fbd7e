import type { PetitionView } from '@petition/shared/schemas/petition'
import { petitionKindLabels } from '@petition/shared/vocabulary/petition'
import Taro, { useRouter } from '@tarojs/taro'
import { getPetition } from '../../api/petitions'
import { useRemote } from '../../api/use-remote'
import { Card } from '../../components/card'
import { ClockCard } from '../../components/clock'
import { Facts } from '../../components/facts'
import { Notice } from '../../components/notice'
import { Page } from '../../components/page'
import { Remote } from '../../components/remote'
import { Timeline } from '../../components/timeline'
import { formatInstant } from '../../format'
import { pageUrls } from '../../page-urls'
import { Block, Button, Text } from '../../platform/elements'
import { Filed } from './filed'
import { MoreActs } from './more-acts'
import { Papers } from './papers'
import { Points } from './points'
import { Proposals } from './proposals'
import { Tasks } from './tasks'
import { Withdraw } from './withdraw'

/** One petition: where it is, what comes next, what was answered, and all that happened. */
export default function PetitionPage() {
  const id = useRouter().params.id ?? ''
  const petition = useRemote(() => getPetition(id))
  return (
    <Page title="信访件">
      <Remote of={petition}>{(view) => <Content view={view} onChange={petition.setData} onReload={petition.reload} />}</Remote>
    </Page>
  )
}

interface Props {
  view: PetitionView
  onChange: (view: PetitionView) => void
  onReload: () => void
}

function Content({ view, onChange, onReload }: Props) {
  const may = (act: PetitionView['allowedActions'][number]) => view.allowedActions.includes(act)
  const otherClocks = view.clocks.filter((clock) => clock.kind !== view.nextDue?.kind || clock.assignmentId !== view.nextDue.assignmentId)
  return (
    <>
      <Card title={view.title}>
        <Block>
          <Text className="tag">{view.outwardStatus}</Text>
        </Block>
        <Facts
          rows={[
            ['编号', view.number],
            ['类别', petitionKindLabels[view.kind]],
            ['提交时间', formatInstant(view.submittedAt)],
            ['现在由谁办理', view.organisation.name],
            ['此前的信访件', view.repeatOf],
          ]}
        />
        {view.sealed ? <Notice tone="info">这件事已密封，只有指定的人员能看到。</Notice> : null}
        {may('rating') ? (
          <Button className="button button-primary" onPress={() => Taro.navigateTo({ url: pageUrls.rate(view.id) })}>
            评价
          </Button>
        ) : null}
      </Card>
      {view.nextDue ? (
        <Card title="下一个法定日期">
          <ClockCard clock={view.nextDue} />
        </Card>
      ) : null}
      <Proposals view={view} />
      <Tasks view={view} />
      <Points view={view} />
      <Papers documents={view.documents} />
      <Card title="经过">
        <Timeline
          steps={[...view.timeline].reverse().map((entry) => ({
            key: String(entry.sequence),
            what: entry.summary,
            when: formatInstant(entry.at),
            who: entry.organisation?.name ?? (entry.by === 'petitioner' ? '您本人' : '系统'),
            text: entry.text,
          }))}
        />
      </Card>
      {otherClocks.length > 0 ? (
        <Card title="全部期限">
          {otherClocks.map((clock) => (
            <ClockCard key={`${clock.kind}-${clock.assignmentId}-${clock.startsOn}`} clock={clock} />
          ))}
        </Card>
      ) : null}
      <Filed view={view} />
      <MoreActs view={view} />
      {may('withdrawal') ? <Withdraw petition={view} onWithdrawn={onChange} onReload={onReload} /> : null}
    </>
  )
}
