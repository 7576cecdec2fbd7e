import type { IncomingMessage, Server } from 'node:http'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createAliyunSmsClient } from './aliyun-client.ts'
import type { SmsClient } from './client.ts'
import { SmsError } from './client.ts'

vi.setConfig({ testTimeout: 60_000 })

/** Answers on this machine as dysmsapi.aliyuncs.com does. */
let provider: Server
let requests: { action: string | undefined; authorization: string | undefined; query: Record<string, string> }[]
let answer: { status: number; body: string } | 'hang' | 'reset'
let client: SmsClient

const ok = JSON.stringify({ Code: 'OK', Message: 'OK', RequestId: 'F655A8D5-B967-440B-8683-DAD6FF8DE990', BizId: '900619746936498440^0' })
const refused = (code: string) => JSON.stringify({ Code: code, Message: '13800000001 触发限制', RequestId: 'R' })

function clientAt(endpoint: string, timeoutMs = 5000): SmsClient {
  return createAliyunSmsClient({
    accessKeyId: 'test-id',
    accessKeySecret: 'test-secret',
    signName: '淮北信访',
    codeTemplate: 'SMS_CODE',
    noticeTemplate: 'SMS_NOTICE',
    timeoutMs,
    endpoint,
    protocol: 'http',
  })
}

async function errorOf(call: Promise<unknown>): Promise<SmsError> {
  const outcome = await call.then(
    () => new Error('the call succeeded'),
    (error: Error) => error,
  )
  if (outcome instanceof SmsError) return outcome
  throw outcome
}

beforeEach(async () => {
  requests = []
  answer = { status: 200, body: ok }
  provider = createServer((request: IncomingMessage, response) => {
    const query = Object.fromEntries(new URL(request.url ?? '', 'http://x').searchParams)
    requests.push({ action: request.headers['x-acs-action'] as string | undefined, authorization: request.headers.authorization, query })
    if (answer === 'hang') return
    if (answer === 'reset') return request.socket.resetAndDestroy()
    response.writeHead(answer.status, { 'content-type': 'application/json;charset=utf-8' }).end(answer.body)
  })
  await new Promise<void>((resolve) => provider.listen(0, '127.0.0.1', resolve))
  client = clientAt(`127.0.0.1:${(provider.address() as AddressInfo).port}`)
})
afterEach(async () => {
  provider.closeAllConnections()
  await new Promise((resolve) => provider.close(resolve))
})

describe('a message that is taken', () => {
  it('is signed and carries sign name, template and code', async () => {
    await client.sendCode({ phone: '13800000001', code: '123456' })
    expect(requests).toEqual([
      {
        action: 'SendSms',
        authorization: expect.stringMatching(/^ACS3-HMAC-SHA256 Credential=test-id,/),
        query: { PhoneNumbers: '13800000001', SignName: '淮北信访', TemplateCode: 'SMS_CODE', TemplateParam: '{"code":"123456"}' },
      },
    ])
  })

  it('gives back the receipt’s id', async () => {
    expect(await client.sendNotice({ phone: '13800000001', number: 'HB1', status: '已答复' })).toEqual({
      messageId: '900619746936498440^0',
    })
    expect(requests[0]?.query).toMatchObject({ TemplateCode: 'SMS_NOTICE', TemplateParam: '{"number":"HB1","status":"已答复"}' })
  })
})

describe('a message that is refused', () => {
  it.each([
    ['isv.MOBILE_NUMBER_ILLEGAL', 'number-invalid', false],
    ['isv.BUSINESS_LIMIT_CONTROL', 'rate-limited', true],
    ['isv.DAY_LIMIT_CONTROL', 'rate-limited', true],
    ['isv.AMOUNT_NOT_ENOUGH', 'balance', true],
    ['isv.OUT_OF_SERVICE', 'balance', true],
    ['isv.SMS_SIGNATURE_ILLEGAL', 'signature', false],
    ['isv.SMS_TEMPLATE_ILLEGAL', 'template', false],
    ['isv.TEMPLATE_MISSING_PARAMETERS', 'template', false],
    ['isv.INVALID_PARAMETERS', 'template', false],
    ['isp.RAM_PERMISSION_DENY', 'misconfigured', true],
    ['isv.SOMETHING_NEW', 'refused', false],
  ])('for %s names the reason %s and neither number nor text', async (code, reason, retryable) => {
    answer = { status: 200, body: refused(code) }
    const error = await errorOf(client.sendCode({ phone: '13800000001', code: '123456' }))
    expect(error).toMatchObject({ reason, retryable, sent: 'no', providerCode: code })
    expect(`${error.stack} ${JSON.stringify(error)}`).not.toMatch(/13800000001|123456/)
    expect(requests).toHaveLength(1)
  })

  it.each([
    [400, 'isv.MOBILE_NUMBER_ILLEGAL', 'number-invalid', false],
    [400, 'Throttling.User', 'busy', true],
    [404, 'InvalidAccessKeyId.NotFound', 'misconfigured', true],
    [400, 'SignatureDoesNotMatch', 'misconfigured', true],
    [403, 'Forbidden.RAM', 'misconfigured', true],
    [503, 'ServiceUnavailable', 'busy', true],
  ])('with HTTP %i and %s gives the same kind of reason', async (status, code, reason, retryable) => {
    answer = { status, body: refused(code) }
    const error = await errorOf(client.sendCode({ phone: '13800000001', code: '123456' }))
    expect(error).toMatchObject({ reason, retryable, sent: 'no', providerCode: code })
    expect(`${error.stack} ${JSON.stringify(error)}`).not.toMatch(/13800000001|123456/)
    expect(requests).toHaveLength(1)
  })
})

describe('a network that fails', () => {
  it('never sent anything to a closed port', async () => {
    expect(await errorOf(clientAt('127.0.0.1:1').sendCode({ phone: '13800000001', code: '123456' }))).toMatchObject({
      reason: 'unreachable',
      sent: 'no',
      retryable: true,
    })
  })

  it.each([['hang'], ['reset'], [{ status: 502, body: '<html>' }], [{ status: 200, body: '<html>' }]] as const)(
    'leaves the fate unknown after %j, and tries no second time by itself',
    async (failure) => {
      answer = failure
      const { port } = provider.address() as AddressInfo
      const error = await errorOf(clientAt(`127.0.0.1:${port}`, 500).sendCode({ phone: '13800000001', code: '123456' }))
      expect(error).toMatchObject({ reason: 'unreachable', sent: 'unknown', retryable: true })
      expect(`${error.stack} ${JSON.stringify(error)}`).not.toMatch(/13800000001|123456/)
      expect(requests).toHaveLength(1)
    },
  )
})
