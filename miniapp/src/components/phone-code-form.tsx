import { AskSmsCode, SignInBySms } from '@petition/shared/schemas/session'
import { useEffect, useState } from 'react'
import { checked } from '../api/checked'
import { askSmsCode } from '../api/session'
import { useSending } from '../api/use-sending'
import { Block, Button } from '../platform/elements'
import { TextField } from './field'
import { ProblemNotice } from './problem-notice'

const resendAfterSeconds = 60
/** Beside which field a refusal belongs that the service names by its code alone. */
const fieldOfCode: Partial<Record<string, 'phone' | 'code'>> = { phone_invalid: 'phone', wrong_code: 'code' }

interface Props {
  action: string
  /** A number that is known already. */
  phone?: string
  onSubmit: (proof: SignInBySms) => Promise<void>
}

/** A phone number and the code sent to it. */
export function PhoneCodeForm({ action, phone: known = '', onSubmit }: Props) {
  const [phone, setPhone] = useState(known)
  const [code, setCode] = useState('')
  const [secondsLeft, setSecondsLeft] = useState(0)
  const [sentTo, setSentTo] = useState('')
  const { busy, problem, errorOf, run } = useSending()
  const placed = problem && fieldOfCode[problem.code]
  const errorAt = (field: 'phone' | 'code') => errorOf(field) ?? (placed === field ? problem?.message : undefined)

  useEffect(() => {
    if (secondsLeft === 0) return
    const timer = setTimeout(() => setSecondsLeft(secondsLeft - 1), 1000)
    return () => clearTimeout(timer)
  }, [secondsLeft])

  const askCode = () =>
    run(async () => {
      const to = checked(AskSmsCode, { phone }).phone
      await askSmsCode(to)
      setSentTo(to)
      setSecondsLeft(resendAfterSeconds)
    })
  const submit = () => run(() => onSubmit(checked(SignInBySms, { phone, code })))

  return (
    <Block>
      <TextField id="phone" label="手机号码" kind="phone" value={phone} maxLength={20} onChange={setPhone} error={errorAt('phone')} />
      <Block className="actions">
        <Button className="button" disabled={busy || secondsLeft > 0} onPress={() => void askCode()}>
          {secondsLeft > 0 ? `${secondsLeft}秒后可重新获取` : '获取验证码'}
        </Button>
      </Block>
      {sentTo ? (
        <Block className="card-note" live="status">
          {`验证码已发送到${sentTo}，请查看手机短信。`}
        </Block>
      ) : null}
      <TextField
        id="code"
        label="短信验证码"
        kind="code"
        value={code}
        maxLength={6}
        onChange={setCode}
        onConfirm={() => void submit()}
        error={errorAt('code')}
      />
      {problem && !placed ? <ProblemNotice problem={problem} /> : null}
      <Button className="button button-primary" disabled={busy} onPress={() => void submit()}>
        {busy ? '请稍候…' : action}
      </Button>
    </Block>
  )
}
