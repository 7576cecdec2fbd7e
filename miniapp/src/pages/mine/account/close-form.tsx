import { CloseAccount, type ClosedAccount } from '@petition/shared/schemas/profile'
import { useState } from 'react'
import { checked } from '../../../api/checked'
import { closeAccount } from '../../../api/me'
import { useSending } from '../../../api/use-sending'
import { Card } from '../../../components/card'
import { Notice } from '../../../components/notice'
import { ProblemNotice } from '../../../components/problem-notice'
import { ProofFields, proofOf } from '../../../components/proof-fields'
import { ConfirmSheet } from '../../../components/sheet'
import { Block, Button, Choice } from '../../../platform/elements'
import { Consequences } from './consequences'

const understood = '我已经看清楚，也记下了编号和查询码'

export function CloseForm({ onClosed }: { onClosed: (closed: ClosedAccount) => void }) {
  const [isSure, setSure] = useState(false)
  const [asking, setAsking] = useState(false)
  const [proof, setProof] = useState({ queryCode: '', idNumber: '' })
  const { busy, problem, errorOf, run } = useSending()
  const needsProof = problem?.code === 'proof_required' || Boolean(proof.queryCode || proof.idNumber)

  async function close() {
    setAsking(false)
    await run(async () => {
      onClosed(await closeAccount(checked(CloseAccount, { confirm: true, ...proofOf(proof) })))
    })
  }
  return (
    <>
      <Consequences />
      <Card>
        <Choice type="checkbox" name="sure" label={understood} checked={isSure} onChange={setSure}>
          {understood}
        </Choice>
        {needsProof ? (
          <>
            <Notice tone="info">手机号码可能换过主人。请填写您任意一件信访件的查询码，或者证件号码，证明是您本人。</Notice>
            <ProofFields proof={proof} idLabel="证件号码" errorOf={errorOf} onChange={setProof} />
          </>
        ) : null}
        {problem && problem.code !== 'proof_required' ? <ProblemNotice problem={problem} /> : null}
        <Button className="button button-primary button-danger" disabled={!isSure || busy} onPress={() => setAsking(true)}>
          {busy ? '请稍候…' : '注销账号'}
        </Button>
      </Card>
      {asking ? (
        <ConfirmSheet
          title="真的要注销吗？"
          confirm="确认注销"
          cancel="不注销"
          danger
          onConfirm={() => void close()}
          onClose={() => setAsking(false)}
        >
          <Block>注销后不能恢复。再次登录会是一个新的账号，看不到以前的信访件。</Block>
        </ConfirmSheet>
      ) : null}
    </>
  )
}
