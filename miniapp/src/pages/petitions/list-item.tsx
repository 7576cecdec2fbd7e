import type { PetitionSummary } from '@petition/shared/schemas/petition-list'
import type { Act } from '@petition/shared/vocabulary/acts'
import { petitionKindLabels } from '@petition/shared/vocabulary/petition'
import { Tag } from '../../components/tag'
import { formatWeekday, leftInWords, todayInChina } from '../../days'
import { pageUrls } from '../../page-urls'
import { Block, Link, Text } from '../../platform/elements'

const calls: Partial<Record<Act, string>> = {
  rating: '等您评价',
  'rewording-answer': '等您决定诉求的改法',
  'fulfilment-confirmation': '等您确认办好没有',
}

/** One matter at a glance: what it is, who has it, by which day what comes next, and what waits for its petitioner. */
export function ListItem({ petition }: { petition: PetitionSummary }) {
  const { nextDue } = petition
  const call = petition.awaits.map((act) => calls[act] ?? '等您办理').join('，')
  return (
    <Link className="card item" to={pageUrls.petition(petition.id)}>
      <Block className="item-head">
        <Text className="item-title">{petition.title}</Text>
        <Tag tone="active">{petition.outwardStatus}</Tag>
      </Block>
      <Block className="item-line">{`${petitionKindLabels[petition.kind]}　${petition.number}`}</Block>
      <Block className="item-line">{`现在在${petition.organisation.name}`}</Block>
      {nextDue ? (
        <Block className={nextDue.state === 'overdue' ? 'item-line item-over' : 'item-line'}>
          {`${nextDue.label}：${formatWeekday(nextDue.legalOn)}，${leftInWords(nextDue.legalOn, todayInChina())}`}
        </Block>
      ) : null}
      {call ? <Block className="item-call">{call}</Block> : null}
    </Link>
  )
}
