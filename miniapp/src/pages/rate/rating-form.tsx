import type { PetitionView } from '@petition/shared/schemas/petition'
import { type Grade, gradeLabels, grades, type RatingObject, ratingObjectLabels } from '@petition/shared/vocabulary/petition'
import { TextAreaField } from '../../components/field'
import { ProblemNotice } from '../../components/problem-notice'
import { Block, Button, Choice } from '../../platform/elements'
import { type ActState, useAct } from '../act/use-act'
import { GradeTiles } from './grade-tiles'
import { SolvedPoints, solvedOf } from './solved-points'

const usual: Record<RatingObject, string[]> = {
  bureau: ['登记、转送太慢', '没有说清楚转到了哪里', '态度不好'],
  unit: ['没有针对我的诉求答复', '只有答复，没有实际办理', '依据没有说清楚', '超过了期限', '态度不好'],
}

interface Props {
  object: RatingObject
  petition: PetitionView
  again: boolean
  onDone: (petition: PetitionView) => void
  onFresh: (petition: PetitionView) => void
}

const chosenOf = ({ values }: ActState) => (values.chosen ?? '').split('；').filter(Boolean)
const reasonOf = (state: ActState) => [...chosenOf(state), state.values.reason?.trim() ?? ''].filter(Boolean).join('；') || null

/** How satisfied, why, and what became of each point. */
export function RatingForm({ object, petition, again, onDone, onFresh }: Props) {
  const isMine = (at: string, { ratings }: PetitionView) => ratings.some((rating) => rating.object === object && rating.ratedAt === at)
  const state = useAct({ petition, act: 'rating', partId: object, onDone, onFresh }, isMine)
  const { values, set, errorOf, busy, problem, news } = state
  const grade = grades.find((known) => known === values.grade)
  const send = () => state.send({ [object]: { grade, reason: reasonOf(state) }, points: asksPoints ? solvedOf(state, petition) : [] })
  // What became of a point is asked once, beside the rating that counts.
  const asksPoints = object === 'unit' && !again && petition.requests.some(({ outcome }) => outcome !== null)
  return (
    <>
      <GradeTiles
        object={object}
        again={again}
        value={grade ?? ''}
        error={errorOf(`${object}.grade`)}
        onChange={(value) => set('grade', value, `${object}.grade`)}
      />
      {grade === 'unsatisfied' ? <Reasons state={state} object={object} /> : null}
      <TextAreaField
        id={`reason-${object}`}
        label={grade === 'unsatisfied' ? '不满意的理由' : '想说的话'}
        optional={grade !== 'unsatisfied' || chosenOf(state).length > 0}
        value={values.reason ?? ''}
        short
        maxLength={400}
        onChange={(value) => set('reason', value, `${object}.reason`)}
        error={errorOf(`${object}.reason`)}
      />
      {asksPoints ? <SolvedPoints state={state} petition={petition} /> : null}
      {news.length > 0 && problem ? (
        <Block className="card-note">刚才有了新进展：{news.map(({ summary }) => summary).join('')}</Block>
      ) : null}
      {problem ? <ProblemNotice problem={problem} /> : null}
      <Button className="button button-primary" disabled={busy} onPress={() => void send()}>
        {busy ? '正在提交…' : `提交对${ratingObjectLabels[object]}的评价`}
      </Button>
      <Block className="rate-note">{gradeNote(grade, again)}</Block>
    </>
  )
}

function gradeNote(grade: Grade | undefined, again: boolean) {
  if (again) return '第一次的评价计入满意率，这一次附在后面，两次之间单位和您的联系都会记在旁边。'
  return grade === 'unsatisfied'
    ? `评为“${gradeLabels[grade]}”的，由信访部门联系您了解情况，不由办理单位联系。`
    : '第一次的评价计入满意率。'
}

function Reasons({ state, object }: { state: ActState; object: RatingObject }) {
  const chosen = chosenOf(state)
  return (
    <Block className="field">
      {usual[object].map((reason) => (
        <Choice
          key={reason}
          type="checkbox"
          name="reasons"
          label={reason}
          checked={chosen.includes(reason)}
          onChange={(on) =>
            state.set('chosen', [...chosen.filter((one) => one !== reason), ...(on ? [reason] : [])].join('；'), `${object}.reason`)
          }
        >
          {reason}
        </Choice>
      ))}
    </Block>
  )
}
