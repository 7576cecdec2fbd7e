import type { LookupView } from '@petition/shared/schemas/lookup'
import { petitionKindLabels } from '@petition/shared/vocabulary/petition'
import { Card } from '../../components/card'
import { Facts } from '../../components/facts'
import { Timeline, type TimelineStep } from '../../components/timeline'
import { formatDay } from '../../format'
import { Block } from '../../platform/elements'

/** Where the matter stands, like a parcel: what comes next above what has been. */
export function Found({ view }: { view: LookupView }) {
  const { number, kind, outwardStatus, submittedOn, organisation, nextDueOn, joinedTo, steps } = view
  const next: TimelineStep[] = nextDueOn
    ? [{ key: 'next', what: '下一个法定日期', when: `${formatDay(nextDueOn)}前`, who: organisation?.name, state: 'next' }]
    : []
  const past = [...steps].reverse().map(
    (step, index): TimelineStep => ({
      key: `${step.label}-${step.on}-${index}`,
      what: step.label,
      when: formatDay(step.on),
      who: step.organisation?.name,
      state: index === 0 ? 'now' : 'done',
    }),
  )
  return (
    <Block live="status">
      <Card title={outwardStatus}>
        <Facts
          rows={[
            ['编号', number],
            ['类别', petitionKindLabels[kind]],
            ['提交日期', formatDay(submittedOn)],
            ['现在由谁办理', joinedTo ? `随信访件${joinedTo.number}一起办理（${joinedTo.outwardStatus}）` : organisation?.name],
            ['下一个法定日期', nextDueOn ? `${formatDay(nextDueOn)}前` : null],
          ]}
        />
      </Card>
      <Card title="经过">
        <Timeline steps={[...next, ...past]} />
      </Card>
      <Block className="card-note">这里只显示进度，不显示写了什么、是谁写的。要看答复全文，请用提交时的手机号码或者微信登录。</Block>
    </Block>
  )
}
