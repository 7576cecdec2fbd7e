import { AnswerEarlierOwner } from '@petition/shared/schemas/session'
import { useState } from 'react'
import { checked } from '../../../api/checked'
import { answerEarlierOwner } from '../../../api/session'
import { useSending } from '../../../api/use-sending'
import { Card } from '../../../components/card'
import { Notice } from '../../../components/notice'
import { ProblemNotice } from '../../../components/problem-notice'
import { ProofFields, proofOf } from '../../../components/proof-fields'
import { Row } from '../../../components/row'
import { goBack } from '../../../go-to'
import { pageUrls } from '../../../page-urls'
import { Block, Button } from '../../../platform/elements'
import { toast } from '../../../toast'
import { NotMine } from './not-mine'

/** A 查询码 or the id number says "mine"; "not mine" is asked twice; and it may wait. */
export function EarlierForm() {
  const [proof, setProof] = useState({ queryCode: '', idNumber: '' })
  const { busy, problem, errorOf, run } = useSending()

  const answer = (body: AnswerEarlierOwner, said: string) =>
    run(async () => {
      await answerEarlierOwner(checked(AnswerEarlierOwner, body))
      toast(said)
      goBack()
    })
  const prove = () => answer(proofOf(proof), '已经确认，以前的信访件可以看了。')
  return (
    <>
      <Notice tone="info">
        这个手机号码以前提交过信访件，但很久没有在这里用过了。号码有时会换主人，为了不让别人看到，请先确认是不是您提交的。
      </Notice>
      <Card title="是我提交的">
        <Block className="card-note">填写一样就可以。查询码是提交时给您的10位数字，任意一件的都行。</Block>
        <ProofFields proof={proof} idLabel="提交时填的证件号码" errorOf={errorOf} onChange={setProof} />
        {problem ? <ProblemNotice problem={problem} /> : null}
        <Button className="button button-primary" disabled={busy} onPress={() => void prove()}>
          {busy ? '请稍候…' : '确认是我提交的'}
        </Button>
      </Card>
      <NotMine busy={busy} onSaid={() => void answer({ notMine: true }, '已经记下，不会再问您。')} />
      <Block className="card rows">
        <Row icon="pin" to={pageUrls.reception} title="都找不到了" text="可以带身份证到接待场所询问办理情况" />
      </Block>
      <Block className="card-note">也可以先不回答，其他功能照常使用。</Block>
      <Button className="button button-wide" disabled={busy} onPress={goBack}>
        以后再说
      </Button>
    </>
  )
}
