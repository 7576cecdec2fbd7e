import { type ReactNode, useState } from 'react'
import { Card } from '../../components/card'
import { Notice } from '../../components/notice'
import { ProblemNotice } from '../../components/problem-notice'
import { formatInstant } from '../../format'
import { Block, Button } from '../../platform/elements'
import type { ActState } from './use-act'

interface Props {
  state: ActState
  /** One sentence: what happens. */
  explanation: ReactNode
  submit: string
  /** What is asked once more before it is sent. */
  confirm?: { question: string; yes: string; no: string }
  onSend: () => void
  children: ReactNode
}

/** Round the questions of every act: what happens, what has changed meanwhile, what went wrong, and one button that sends. */
export function ActFrame({ state, explanation, submit, confirm, onSend, children }: Props) {
  const { busy, problem, wrong, news } = state
  const [asking, setAsking] = useState(false)
  const unnamed = wrong?.filter(({ path }) => path === '') ?? []
  const send = () => {
    setAsking(false)
    onSend()
  }
  return (
    <Card>
      <Block className="act-explanation">{explanation}</Block>
      {children}
      {news.length > 0 ? <News steps={news} /> : null}
      {problem && problem.code !== 'stale_version' ? <ProblemNotice problem={problem} /> : null}
      {unnamed.map(({ message }) => (
        <Notice key={message} tone="error">
          {message}
        </Notice>
      ))}
      {asking && confirm ? (
        <Notice tone="warning">
          <Block>{confirm.question}</Block>
          <Button className="button button-danger" disabled={busy} onPress={send}>
            {confirm.yes}
          </Button>
          <Button className="button" onPress={() => setAsking(false)}>
            {confirm.no}
          </Button>
        </Notice>
      ) : (
        <Button className="button button-primary" disabled={busy} onPress={confirm ? () => setAsking(true) : send}>
          {busy ? '正在提交…' : submit}
        </Button>
      )}
      <Block className="act-kept">您写的内容会保存在这台设备上，提交之前随时可以离开再回来。</Block>
    </Card>
  )
}

function News({ steps }: { steps: ActState['news'] }) {
  return (
    <Notice tone="warning">
      <Block>您填写的时候，这件事有了新进展。您写的内容还在，看过之后请再提交一次。</Block>
      {steps.map(({ sequence, at, summary }) => (
        <Block key={sequence} className="news">
          {formatInstant(at)}　{summary}
        </Block>
      ))}
    </Notice>
  )
}
