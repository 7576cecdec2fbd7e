import { createAliyunSmsClient } from './aliyun-client.ts'
import type { SmsClient } from './client.ts'
import { createSimulatorSmsClient } from './simulator-client.ts'

export type SmsEnv = Record<string, string | undefined>

const TIMEOUT_MS = 8000

/**
 * The SMS sender this environment asks for: SMS_PROVIDER `aliyun` or `simulator`. Where nothing is asked for it is the simulator
 * beside a simulated WeChat, and none (null) beside the real one.
 * @throws Error in one sentence naming what is missing
 */
export function createSmsClient(env: SmsEnv): SmsClient | null {
  const provider = env.SMS_PROVIDER || (env.WECHAT_APP_ID ? 'none' : 'simulator')
  if (provider === 'none') return null
  if (provider === 'simulator') {
    const baseUrl = env.SMS_ENDPOINT || `http://127.0.0.1:${env.WECHAT_SIMULATOR_PORT || 3100}`
    return createSimulatorSmsClient({ baseUrl, timeoutMs: TIMEOUT_MS })
  }
  if (provider !== 'aliyun') throw new Error(`SMS_PROVIDER 只能是 aliyun、simulator 或 none，不能是 ${provider}`)
  return createAliyunSmsClient({
    accessKeyId: required(env, 'SMS_ACCESS_KEY_ID'),
    accessKeySecret: required(env, 'SMS_ACCESS_KEY_SECRET'),
    signName: required(env, 'SMS_SIGN_NAME'),
    codeTemplate: required(env, 'SMS_CODE_TEMPLATE'),
    noticeTemplate: required(env, 'SMS_NOTICE_TEMPLATE'),
    endpoint: env.SMS_ENDPOINT || undefined,
    timeoutMs: TIMEOUT_MS,
  })
}

function required(env: SmsEnv, name: string): string {
  const value = env[name]
  if (!value) throw new Error(`使用阿里云短信需要设置 ${name}`)
  return value
}
