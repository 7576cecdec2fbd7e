import type { SmsClient } from './client.ts'
import { SmsError } from './client.ts'

/** Sends to the phones of the simulator in the words of the templates a city would register. */
export function createSimulatorSmsClient({ baseUrl, timeoutMs }: { baseUrl: string; timeoutMs: number }): SmsClient {
  async function send(message: { phone: string; text: string; code?: string }): Promise<string> {
    let response: Response
    try {
      response = await fetch(`${baseUrl}/simulator/sms`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(message),
        signal: AbortSignal.timeout(timeoutMs),
      })
    } catch (error) {
      const code = (error as { cause?: { code?: string } }).cause?.code ?? 'timeout'
      throw new SmsError({ reason: 'unreachable', retryable: true, sent: code === 'ECONNREFUSED' ? 'no' : 'unknown' }, code)
    }
    if (response.status === 400) throw new SmsError({ reason: 'number-invalid', retryable: false, sent: 'no' }, 'HTTP 400')
    if (!response.ok) throw new SmsError({ reason: 'busy', retryable: true, sent: 'no' }, `HTTP ${response.status}`)
    return ((await response.json()) as { messageId: string }).messageId
  }

  return {
    async sendCode({ phone, code }) {
      await send({ phone, code, text: `【淮北信访】验证码 ${code}，用于登录或绑定手机号，请勿告诉他人。` })
    },
    async sendNotice({ phone, number, status }) {
      return { messageId: await send({ phone, text: `【淮北信访】您提交的事项 ${number} 有新进展：${status}。请登录平台查看。` }) }
    },
  }
}
