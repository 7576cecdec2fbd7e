import { Lookup, type LookupView } from '@petition/shared/schemas/lookup'
import { useState } from 'react'
import { checked } from '../../api/checked'
import type { Problem } from '../../api/client'
import { lookUp } from '../../api/petitions'
import { useSending } from '../../api/use-sending'
import { Card } from '../../components/card'
import { TextField } from '../../components/field'
import { Notice } from '../../components/notice'
import { Page } from '../../components/page'
import { ProblemNotice } from '../../components/problem-notice'
import { formatTime } from '../../format'
import { Block, Button } from '../../platform/elements'
import { type Codes, readCodes } from './codes'
import { Found } from './found'

/** Progress by number and 查询码, without signing in. */
export default function LookupPage() {
  const [{ number, queryCode }, setCodes] = useState({ number: '', queryCode: '' })
  const [found, setFound] = useState<LookupView>()
  const { busy, problem, errorOf, run } = useSending()
  const typed = (field: keyof Codes) => (text: string) => setCodes((old) => ({ ...old, ...readCodes(text, field) }))
  const mismatch = problem?.code === 'lookup_failed' ? '编号和查询码对不上，请对照回执再看一遍。' : undefined

  const search = () =>
    run(async () => {
      setFound(undefined)
      setFound(await lookUp(checked(Lookup, { number, queryCode })))
    })
  return (
    <Page title="查询进度">
      <Card>
        <Block className="card-note">编号和查询码在提交回执上，来信来访的由登记的信访局告诉您。不用登录，也可以把整段文字粘贴进来。</Block>
        <TextField id="number" label="编号" value={number} maxLength={200} onChange={typed('number')} error={errorOf('number')} />
        <TextField
          id="queryCode"
          label="查询码"
          hint="10位数字，不用管空格。"
          kind="code"
          value={queryCode}
          maxLength={200}
          onChange={typed('queryCode')}
          onConfirm={() => void search()}
          error={errorOf('queryCode') ?? mismatch}
        />
        {problem && !mismatch ? <Trouble problem={problem} /> : null}
        <Button className="button button-primary" disabled={busy} onPress={() => void search()}>
          {busy ? '正在查询…' : '查询'}
        </Button>
      </Card>
      {found ? <Found view={found} /> : null}
    </Page>
  )
}

/** A number is locked for an hour after too many wrong codes. */
const lockMs = 60 * 60_000

function Trouble({ problem }: { problem: Problem }) {
  if (problem.code !== 'lookup_locked') return <ProblemNotice problem={problem} />
  return (
    <Notice tone="warning">
      {`这个编号连续输错太多次，暂时不能查询，最晚${formatTime(Date.now() + lockMs)}以后可以再试。着急的话，可以用提交时的手机号码或者微信登录查看。`}
    </Notice>
  )
}
