import { Lookup, type LookupView } from '@petition/shared/schemas/petition'
import { petitionKindLabels } from '@petition/shared/vocabulary/petition'
import { useState } from 'react'
import { checked } from '../../api/checked'
import { lookUp } from '../../api/petitions'
import { useSending } from '../../api/use-sending'
import { Card } from '../../components/card'
import { Facts } from '../../components/facts'
import { TextField } from '../../components/field'
import { Page } from '../../components/page'
import { ProblemNotice } from '../../components/problem-notice'
import { Timeline } from '../../components/timeline'
import { formatDay } from '../../format'
import { Button } from '../../platform/elements'

/** Progress by number and 查询码, without signing in. */
export default function LookupPage() {
  const [number, setNumber] = useState('')
  const [queryCode, setQueryCode] = useState('')
  const [found, setFound] = useState<LookupView>()
  const { busy, problem, errorOf, run } = useSending()

  const search = () =>
    run(async () => {
      setFound(undefined)
      setFound(await lookUp(checked(Lookup, { number, queryCode })))
    })
  return (
    <Page title="查询进度">
      <Card>
        <TextField
          id="number"
          label="编号"
          hint="在提交回执上。"
          value={number}
          maxLength={20}
          onChange={setNumber}
          error={errorOf('number')}
        />
        <TextField
          id="queryCode"
          label="查询码"
          kind="code"
          hint="10位数字。"
          value={queryCode}
          maxLength={12}
          onChange={setQueryCode}
          error={errorOf('queryCode')}
        />
        {problem ? <ProblemNotice problem={problem} /> : null}
        <Button className="button button-primary" disabled={busy} onPress={() => void search()}>
          {busy ? '正在查询…' : '查询'}
        </Button>
      </Card>
      {found ? <Found view={found} /> : null}
    </Page>
  )
}

function Found({ view }: { view: LookupView }) {
  return (
    <>
      <Card title={view.outwardStatus}>
        <Facts
          rows={[
            ['编号', view.number],
            ['类别', petitionKindLabels[view.kind]],
            ['提交日期', formatDay(view.submittedOn)],
            ['现在由谁办理', view.organisation?.name],
            ['下一个法定日期', view.nextDueOn ? `${formatDay(view.nextDueOn)}前` : null],
          ]}
        />
      </Card>
      <Card title="经过">
        <Timeline
          steps={[...view.steps].reverse().map((step, index) => ({
            key: `${step.label}-${step.on}-${index}`,
            what: step.label,
            when: formatDay(step.on),
            who: step.organisation?.name,
          }))}
        />
      </Card>
    </>
  )
}
