import { AskSmsCode, SignInBySms } from '@petition/shared/schemas/session'
import { useEffect, useState } from 'react'
import { checked } from '../api/checked'
import { askSmsCode } from '../api/session'
import { useSending } from '../api/use-sending'
import { Block, Button } from '../platform/elements'
import { TextField } from './field'
import { Notice } from './notice'
import { ProblemNotice } from './problem-notice'

const resendAfterSeconds = 60

/** A phone number and the code sent to it. */
export function PhoneCodeForm({ action, onSubmit }: { action: string; onSubmit: (proof: SignInBySms) => Promise<void> }) {
  const [phone, setPhone] = useState('')
  const [code, setCode] = useState('')
  const [secondsLeft, setSecondsLeft] = useState(0)
  const [sent, setSent] = useState(false)
  const { busy, problem, errorOf, run } = useSending()

  useEffect(() => {
    if (secondsLeft === 0) return
    const timer = setTimeout(() => setSecondsLeft(secondsLeft - 1), 1000)
    return () => clearTimeout(timer)
  }, [secondsLeft])

  const askCode = () =>
    run(async () => {
      await askSmsCode(checked(AskSmsCode, { phone }).phone)
      setSent(true)
      setSecondsLeft(resendAfterSeconds)
    })

  return (
    <Block>
      <TextField id="phone" label="手机号码" kind="phone" value={phone} maxLength={20} onChange={setPhone} error={errorOf('phone')} />
      <Button className="button" disabled={busy || secondsLeft > 0} onPress={() => void askCode()}>
        {secondsLeft > 0 ? `${secondsLeft}秒后可重新获取` : '获取验证码'}
      </Button>
      {sent ? <Notice tone="info">验证码已发送，请查看手机短信。</Notice> : null}
      <TextField id="code" label="短信验证码" kind="code" value={code} maxLength={6} onChange={setCode} error={errorOf('code')} />
      {problem ? <ProblemNotice problem={problem} /> : null}
      <Button
        className="button button-primary"
        disabled={busy}
        onPress={() => void run(() => onSubmit(checked(SignInBySms, { phone, code })))}
      >
        {busy ? '请稍候…' : action}
      </Button>
    </Block>
  )
}
