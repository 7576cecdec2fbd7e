import { type MarkKind, markKindLabels, markKinds } from '@petition/shared/vocabulary/proposals'
import { getStatistics, type Summary } from '../../../api/open'
import { useRemote } from '../../../api/use-remote'
import { Card } from '../../../components/card'
import { Page } from '../../../components/page'
import { Remote } from '../../../components/remote'
import { formatInstant } from '../../../format'
import { Block } from '../../../platform/elements'
import { usePullDown } from '../../../platform/pull-down'
import { Bodies } from './bodies'
import { Figure } from './figure'
import { WaysOut } from './ways-out'
import './index.scss'

/** Figures in plain words, each with what it counts and what it leaves out. */
export default function DataPage() {
  const summary = useRemote(getStatistics)
  usePullDown(summary.reload)
  return (
    <Page title="数据公开">
      <Remote of={summary}>{(figures) => <Figures figures={figures} />}</Remote>
    </Page>
  )
}

const counted: { key: 'received' | 'open' | 'replied' | 'concluded' | 'withdrawn'; name: string; means: string }[] = [
  { key: 'received', name: '收到', means: '从各个渠道收到的全部信访件、市长信箱来信和人民建议' },
  { key: 'open', name: '正在办', means: '还没有答复、没有办结，也没有撤回的' },
  { key: 'replied', name: '已答复', means: '单位已经书面答复，还没有认定办结的' },
  { key: 'concluded', name: '已办结', means: '信访部门审核认定办结的；没有人说话不会自动变成办结' },
  { key: 'withdrawn', name: '已撤回', means: '信访人本人撤回的；仍然计入收到的总数' },
]
const why: Record<MarkKind, string> = {
  repeat: '同一个人就同一件事再次提出的',
  'court-related': '应当由法院、检察院、公安按法律程序处理的',
}

const otherwise = ({ received, open, replied, concluded, withdrawn }: Summary) => received - open - replied - concluded - withdrawn

function Figures({ figures }: { figures: Summary }) {
  const { excluded, waysOut, organisations = [], asOf } = figures
  return (
    <>
      <Card title="总数">
        {counted.map(({ key, name, means }) => (
          <Figure key={key} name={name} value={figures[key]} means={means} />
        ))}
        <Figure name="其他" value={otherwise(figures)} means="已导入其他法定程序、不予受理，或者并入首次信访件的" />
        <Block className="card-note">{`截至${formatInstant(asOf)}。检举控告类事项依法保密，不计入。`}</Block>
      </Card>
      <Card title="不参与评价和比率的">
        <Block className="card-note">每一件都要写明理由，由另一个人复核，并告诉信访人；信访人不同意可以提出异议。数量在这里公开。</Block>
        {markKinds.map((kind) => (
          <Figure key={kind} name={markKindLabels[kind]} value={excluded[kind]} means={why[kind]} />
        ))}
      </Card>
      <WaysOut waysOut={waysOut} />
      <Card title="各单位手里有多少">
        <Bodies bodies={organisations} />
      </Card>
    </>
  )
}
