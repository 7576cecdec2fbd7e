import type { PetitionView } from '@petition/shared/schemas/petition'
import { gradeLabels, type RatingObject, type RatingState, ratingObjectLabels } from '@petition/shared/vocabulary/petition'
import { useState } from 'react'
import { Card } from '../../components/card'
import { Notice } from '../../components/notice'
import { formatWeekday, leftInWords, todayInChina } from '../../days'
import { formatInstant } from '../../format'
import { Block, Button } from '../../platform/elements'
import { RatingForm } from './rating-form'

const explanations: Record<RatingObject, string> = {
  bureau: '评价登记、转送和告知是不是及时、清楚。',
  unit: '评价办理过程和答复。',
}
const closedWords: Record<RatingState, string> = {
  'not-open': '还没有开始。告知书或者答复送达以后，就可以评价。',
  waiting: '',
  rated: '',
  lapsed: '评价的时间已经过了，记为“超期未评价”，不算满意。',
  'not-rateable': '这件事不参与评价：重复信访、涉法涉诉和密封的事项不评价。认为标记不对的，可以提出异议。',
}

interface Props {
  object: RatingObject
  petition: PetitionView
  onChange: (petition: PetitionView) => void
}

/** One of the two: what was said, and the questions while they may be answered. */
export function RateOne({ object, petition, onChange }: Props) {
  const state = petition.ratingStates[object]
  const given = petition.ratings.filter((rating) => rating.object === object)
  const until = petition.clocks.find(({ kind, state }) => kind === `rating-${object}` && state === 'running')?.legalOn
  const [again, setAgain] = useState(false)
  const canRate = petition.allowedActions.includes('rating') && (state === 'waiting' || state === 'rated')
  const finish = (view: PetitionView) => {
    setAgain(false)
    onChange(view)
  }
  return (
    <Card title={`评价${ratingObjectLabels[object]}`}>
      <Block className="card-note">{explanations[object]}</Block>
      {given.map((rating) => (
        <Notice key={rating.ratedAt} tone="success">
          {rating.counts ? '您的评价' : '后来的评价'}：{gradeLabels[rating.grade]}
          {rating.reason ? `。${rating.reason}` : ''}
          <Block className="rated-at">{formatInstant(rating.ratedAt)}</Block>
        </Notice>
      ))}
      {canRate && until && given.length === 0 ? (
        <Block className="card-note">{`${formatWeekday(until)}24时前可以评价，${leftInWords(until, todayInChina())}。`}</Block>
      ) : null}
      {canRate && (again || given.length === 0) ? (
        <RatingForm object={object} petition={petition} again={again} onDone={finish} onFresh={onChange} />
      ) : null}
      {canRate && !again && given.length > 0 ? (
        <Button className="button" onPress={() => setAgain(true)}>
          再评价一次
        </Button>
      ) : null}
      {canRate || given.length > 0 ? null : <Block className="card-note">{closedWords[state]}</Block>}
    </Card>
  )
}
