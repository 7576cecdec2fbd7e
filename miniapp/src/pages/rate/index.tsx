import type { PetitionView } from '@petition/shared/schemas/petition'
import {
  gradeLabels,
  grades,
  type RatingObject,
  ratingObjectLabels,
  ratingStateLabels,
  type SolvedGrade,
  solvedGradeLabels,
  solvedGrades,
} from '@petition/shared/vocabulary/petition'
import Taro, { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { actOnPetition, getPetition } from '../../api/petitions'
import { useRemote } from '../../api/use-remote'
import { useSending } from '../../api/use-sending'
import { Card } from '../../components/card'
import { ChoiceGroup } from '../../components/choice-group'
import { TextAreaField } from '../../components/field'
import { Notice } from '../../components/notice'
import { Page } from '../../components/page'
import { ProblemNotice } from '../../components/problem-notice'
import { Remote } from '../../components/remote'
import { pageUrls } from '../../page-urls'
import { Block, Button } from '../../platform/elements'

const explanations: Record<RatingObject, string> = {
  bureau: '评价登记、转送和告知是不是及时、清楚。',
  unit: '评价办理过程和答复。',
}

/** Bureau and unit are rated each by itself. */
export default function RatePage() {
  const id = useRouter().params.id ?? ''
  const petition = useRemote(() => getPetition(id))
  return (
    <Page title="满意度评价">
      <Remote of={petition}>
        {(view) => (
          <>
            <Block className="card-note">
              {view.number}　{view.title}
            </Block>
            <RateOne object="bureau" petition={view} onRated={petition.setData} />
            <RateOne object="unit" petition={view} onRated={petition.setData} />
            <Button className="button" onPress={() => Taro.redirectTo({ url: pageUrls.petition(view.id) })}>
              返回信访件
            </Button>
          </>
        )}
      </Remote>
    </Page>
  )
}

interface Props {
  object: RatingObject
  petition: PetitionView
  onRated: (petition: PetitionView) => void
}

function RateOne({ object, petition, onRated }: Props) {
  const state = petition.ratingStates[object]
  const given = petition.ratings.filter((rating) => rating.object === object)
  const [again, setAgain] = useState(false)
  const canRate = petition.allowedActions.includes('rating') && (state === 'waiting' || state === 'rated')
  return (
    <Card title={`评价${ratingObjectLabels[object]}`}>
      <Block className="card-note">{explanations[object]}</Block>
      {given.map((rating) => (
        <Notice key={rating.ratedAt} tone="success">
          {rating.counts ? '您的评价' : '后来的评价'}：{gradeLabels[rating.grade]}
          {rating.reason ? `。${rating.reason}` : ''}
        </Notice>
      ))}
      {canRate && (again || given.length === 0) ? (
        <RatingForm
          object={object}
          petition={petition}
          again={again}
          onRated={(view) => {
            setAgain(false)
            onRated(view)
          }}
        />
      ) : null}
      {canRate && !again && given.length > 0 ? (
        <Button className="button" onPress={() => setAgain(true)}>
          再评价一次
        </Button>
      ) : null}
      {canRate || given.length > 0 ? null : <Block className="card-note">{ratingStateLabels[state]}</Block>}
    </Card>
  )
}

function RatingForm({ object, petition, onRated, again }: Props & { again: boolean }) {
  const [grade, setGrade] = useState<(typeof grades)[number] | ''>('')
  const [reason, setReason] = useState('')
  const [solved, setSolved] = useState<Partial<Record<string, SolvedGrade>>>({})
  const { busy, problem, errorOf, run } = useSending()
  // What became of a point is asked once, beside the rating that counts.
  const asked = object === 'unit' && !again ? petition.requests.filter(({ outcome }) => outcome !== null) : []
  const rate = () =>
    run(async () => {
      const score = { grade, reason: reason.trim() || null }
      const points = Object.entries(solved).map(([requestId, grade]) => ({ requestId, solved: grade }))
      onRated(await actOnPetition(petition, 'rating', { [object]: score, points }))
    })
  return (
    <>
      <ChoiceGroup
        id={`grade-${object}`}
        legend={again ? '您现在满意吗？首次评价计入满意率，这一次附在后面。' : '您满意吗？'}
        options={grades.map((value) => ({ value, label: gradeLabels[value] }))}
        value={grade}
        onChange={setGrade}
        error={errorOf(`${object}.grade`)}
      />
      <TextAreaField
        id={`reason-${object}`}
        label="理由"
        optional={grade !== 'unsatisfied'}
        value={reason}
        short
        maxLength={500}
        onChange={setReason}
        error={errorOf(`${object}.reason`)}
      />
      {asked.map((request) => (
        <ChoiceGroup
          key={request.id}
          id={`solved-${request.id}`}
          legend={`第${request.position}条“${request.text}”解决了吗？（选填）`}
          options={solvedGrades.map((value) => ({ value, label: solvedGradeLabels[value] }))}
          value={solved[request.id] ?? ''}
          onChange={(value) => setSolved((old) => ({ ...old, [request.id]: value }))}
        />
      ))}
      {problem ? <ProblemNotice problem={problem} /> : null}
      <Button className="button button-primary" disabled={busy} onPress={() => void rate()}>
        {busy ? '正在提交…' : `提交对${ratingObjectLabels[object]}的评价`}
      </Button>
    </>
  )
}
