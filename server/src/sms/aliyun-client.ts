import { createRequire } from 'node:module'
import type { SendSmsRequest } from '@alicloud/dysmsapi20170525'
import type { SmsClient, SmsFailure } from './client.ts'
import { SmsError } from './client.ts'

export type AliyunOptions = {
  accessKeyId: string
  accessKeySecret: string
  signName: string
  /** A template with the variable ${code}. */
  codeTemplate: string
  /** A template with the variables ${number} and ${status}. */
  noticeTemplate: string
  timeoutMs: number
  endpoint?: string | undefined
  protocol?: 'http' | 'https'
}

const failure = (reason: SmsFailure['reason'], retryable: boolean, sent: SmsFailure['sent'] = 'no'): SmsFailure => ({
  reason,
  retryable,
  sent,
})

/** 短信服务 API 错误码. What an operator mends is tried again, what the message itself is guilty of is not. */
const FAILURES: Record<string, SmsFailure> = {
  'isv.MOBILE_NUMBER_ILLEGAL': failure('number-invalid', false),
  'isv.MOBILE_COUNT_OVER_LIMIT': failure('number-invalid', false),
  'isv.BUSINESS_LIMIT_CONTROL': failure('rate-limited', true),
  'isv.DAY_LIMIT_CONTROL': failure('rate-limited', true),
  'isv.MONTH_LIMIT_CONTROL': failure('rate-limited', true),
  'isv.SMS_SIGNATURE_ILLEGAL': failure('signature', false),
  'isv.SMS_SIGN_ILLEGAL': failure('signature', false),
  'isv.SMS_SIGNATURE_SCENE_ILLEGAL': failure('signature', false),
  'isv.SMS_TEMPLATE_ILLEGAL': failure('template', false),
  'isv.TEMPLATE_MISSING_PARAMETERS': failure('template', false),
  'isv.TEMPLATE_PARAMS_ILLEGAL': failure('template', false),
  'isv.INVALID_JSON_PARAM': failure('template', false),
  'isv.INVALID_PARAMETERS': failure('template', false),
  'isv.PARAM_LENGTH_LIMIT': failure('template', false),
  'isv.PARAM_NOT_SUPPORT_URL': failure('template', false),
  'isv.BLACK_KEY_CONTROL_LIMIT': failure('template', false),
  'isv.AMOUNT_NOT_ENOUGH': failure('balance', true),
  'isv.OUT_OF_SERVICE': failure('balance', true),
  'isv.ACCOUNT_NOT_EXISTS': failure('misconfigured', true),
  'isv.ACCOUNT_ABNORMAL': failure('misconfigured', true),
  'isv.PRODUCT_UN_SUBSCRIPT': failure('misconfigured', true),
  'isv.PRODUCT_UNSUBSCRIBE': failure('misconfigured', true),
  'isv.DENY_IP_RANGE': failure('misconfigured', true),
  'isp.RAM_PERMISSION_DENY': failure('misconfigured', true),
  'Forbidden.RAM': failure('misconfigured', true),
  'InvalidAccessKeyId.NotFound': failure('misconfigured', true),
  'InvalidAccessKeyId.Inactive': failure('misconfigured', true),
  SignatureDoesNotMatch: failure('misconfigured', true),
  'isp.SYSTEM_ERROR': failure('busy', true, 'unknown'),
  'isp.UNKNOWN_ERR_CODE': failure('busy', true, 'unknown'),
  ServiceUnavailable: failure('busy', true),
  InternalError: failure('busy', true, 'unknown'),
}

/** Alibaba Cloud's own SDK, loaded at the first message: it weighs 40 MB in memory. */
export function createAliyunSmsClient(options: AliyunOptions): SmsClient {
  let sendSms: ReturnType<typeof load> | null = null

  async function send(phone: string, templateCode: string, variables: Record<string, string>) {
    sendSms ??= load(options)
    return sendSms({ phoneNumbers: phone, signName: options.signName, templateCode, templateParam: JSON.stringify(variables) })
  }

  return {
    async sendCode({ phone, code }) {
      await send(phone, options.codeTemplate, { code })
    },
    async sendNotice({ phone, number, status }) {
      return { messageId: await send(phone, options.noticeTemplate, { number, status }) }
    },
  }
}

function load({ accessKeyId, accessKeySecret, timeoutMs, endpoint = 'dysmsapi.aliyuncs.com', protocol = 'https' }: AliyunOptions) {
  const sdk: typeof import('@alicloud/dysmsapi20170525') = createRequire(import.meta.url)('@alicloud/dysmsapi20170525')
  const config = { accessKeyId, accessKeySecret, endpoint, protocol, connectTimeout: timeoutMs, readTimeout: timeoutMs }
  // The constructor only reads these fields; the class it asks for lives in a package that is not ours to depend on.
  const client = new sdk.default(config as ConstructorParameters<typeof sdk.default>[0])

  return async (request: Partial<SendSmsRequest>): Promise<string | null> => {
    const body = await client.sendSms(new sdk.SendSmsRequest(request)).then((answer) => answer.body, refuse)
    if (body?.code !== 'OK') throw new SmsError(failureFor(body?.code), body?.code ?? 'no answer')
    return body.bizId ?? null
  }
}

/** The SDK's own error is dropped: its text and request hold the number and the message. */
function refuse(error: { code?: string; name?: string }): never {
  const code = error.code ?? error.name ?? 'unknown'
  throw new SmsError(isProviderCode(code) ? failureFor(code) : unreachable(code), code)
}

function failureFor(code = ''): SmsFailure {
  if (code.startsWith('Throttling')) return failure('busy', true)
  return FAILURES[code] ?? failure('refused', false)
}

function unreachable(code: string): SmsFailure {
  const neverConnected = ['ECONNREFUSED', 'EHOSTUNREACH', 'ENETUNREACH', 'ENOTFOUND', 'EAI_AGAIN'].includes(code)
  return failure('unreachable', true, neverConnected ? 'no' : 'unknown')
}

function isProviderCode(code: string): boolean {
  return Object.hasOwn(FAILURES, code) || /^(is[vp]\.|Throttling|Forbidden|Invalid|Missing)/.test(code)
}
