import type { PetitionView } from '@petition/shared/schemas/petition'
import { petitionKindLabels } from '@petition/shared/vocabulary/petition'
import { Card } from '../../components/card'
import { CopyButton } from '../../components/copy-button'
import { Notice } from '../../components/notice'
import { Tag } from '../../components/tag'
import { formatWeekday } from '../../days'
import { Block, Heading, Text } from '../../platform/elements'
import { Due } from './due'
import { endWords, nextStepOf } from './next-step'
import { Repeats } from './repeats'
import { StageBar } from './stage-bar'
import { heldSince, stagesOf } from './stages'

/** At a glance: where it is, who has it since when, what comes next and by which day. */
export function Where({ view }: { view: PetitionView }) {
  const next = nextStepOf(view)
  const end = endWords[view.status]
  return (
    <Card>
      <Block className="where-head">
        <Heading level={2} className="card-title">
          {view.title}
        </Heading>
        <Tag tone="active">{view.outwardStatus}</Tag>
      </Block>
      <Block className="where-number">
        <Text>
          {petitionKindLabels[view.kind]}　{view.number}
        </Text>
        <CopyButton text={view.number} label="复制编号" small />
      </Block>
      <StageBar stages={stagesOf(view)} />
      {view.status === 'joined' ? null : (
        <Block className="where-now">
          <Block className="where-name">现在在</Block>
          <Block className="where-who">{view.organisation.name}</Block>
          <Block className="item-line">{formatWeekday(heldSince(view))}起</Block>
        </Block>
      )}
      {next ? <Due next={next} /> : null}
      {end ? <Block className="where-end">{end}</Block> : null}
      <Repeats view={view} />
      {view.sealed ? <Notice tone="info">这件事已密封，只有指定的人员能看到。</Notice> : null}
    </Card>
  )
}
