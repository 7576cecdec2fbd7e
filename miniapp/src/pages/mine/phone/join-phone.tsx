import { JoinPhone as JoinPhoneBody } from '@petition/shared/schemas/session'
import { useState } from 'react'
import { checked } from '../../../api/checked'
import { Problem } from '../../../api/client'
import { joinPhone } from '../../../api/session'
import { useSending } from '../../../api/use-sending'
import { Card } from '../../../components/card'
import { TextField } from '../../../components/field'
import { Notice } from '../../../components/notice'
import { PhoneCodeForm } from '../../../components/phone-code-form'
import { ProblemNotice } from '../../../components/problem-notice'
import { Block } from '../../../platform/elements'
import { WechatPhoneButton } from '../../../platform/wechat-phone'

/** Joins this sign-in and the owner of a phone; a number that already has matters asks for one more proof. */
export function JoinPhone({ onJoined }: { onJoined: () => void }) {
  const [needsProof, setNeedsProof] = useState(false)
  const [queryCode, setQueryCode] = useState('')
  const [idNumber, setIdNumber] = useState('')
  const { problem, run } = useSending()

  async function join(proof: JoinPhoneBody) {
    const more = { queryCode: queryCode.trim() || undefined, idNumber: idNumber.trim() || undefined }
    try {
      await joinPhone(checked(JoinPhoneBody, { ...proof, ...more }))
    } catch (cause) {
      if (cause instanceof Problem && cause.code === 'proof_required') setNeedsProof(true)
      throw cause
    }
    onJoined()
  }
  return (
    <Card title="绑定手机号码">
      <Block className="card-note">绑定后，用手机号码在网页登录也能看到同样的信访件，短信也能通知到您。</Block>
      {needsProof ? (
        <>
          <Notice tone="info">这个号码名下已有信访件。请填写其中一件的查询码，或者证件号码，再绑定一次。</Notice>
          <TextField id="queryCode" label="查询码" kind="code" optional value={queryCode} maxLength={10} onChange={setQueryCode} />
          <TextField id="idNumber" label="证件号码" optional value={idNumber} maxLength={30} onChange={setIdNumber} />
        </>
      ) : null}
      {problem ? <ProblemNotice problem={problem} /> : null}
      <WechatPhoneButton onCode={(wechatPhoneCode) => void run(() => join({ wechatPhoneCode }))} />
      <PhoneCodeForm action="用短信验证码绑定" onSubmit={join} />
    </Card>
  )
}
