import type { FastifyInstance } from 'fastify'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createSimulator } from '../wechat/simulator/simulator.ts'
import { createSmsClient } from './create-sms-client.ts'

vi.setConfig({ testTimeout: 60_000 })

const aliyun = {
  SMS_PROVIDER: 'aliyun',
  SMS_ACCESS_KEY_ID: 'id',
  SMS_ACCESS_KEY_SECRET: 'secret',
  SMS_SIGN_NAME: '淮北信访',
  SMS_CODE_TEMPLATE: 'SMS_1',
  SMS_NOTICE_TEMPLATE: 'SMS_2',
}

describe('the sender an environment asks for', () => {
  it('is the simulator beside a simulated WeChat and none beside the real one', () => {
    expect(createSmsClient({})).not.toBeNull()
    expect(createSmsClient({ WECHAT_APP_ID: 'wx1' })).toBeNull()
    expect(createSmsClient({ SMS_PROVIDER: 'none' })).toBeNull()
    expect(createSmsClient({ ...aliyun, WECHAT_APP_ID: 'wx1' })).not.toBeNull()
  })

  it.each(Object.keys(aliyun).slice(1))('names %s when it is missing', (name) => {
    expect(() => createSmsClient({ ...aliyun, [name]: '' })).toThrow(name)
  })

  it('refuses a provider nobody knows', () => {
    expect(() => createSmsClient({ SMS_PROVIDER: 'pigeon' })).toThrow('pigeon')
  })
})

describe('the simulator as provider', () => {
  let simulator: FastifyInstance
  let SMS_ENDPOINT: string
  const clientOf = () => createSmsClient({ SMS_PROVIDER: 'simulator', SMS_ENDPOINT }) ?? expect.unreachable()
  const received = async (phone: string) => (await simulator.inject(`/simulator/sms/${phone}`)).json().messages

  beforeEach(async () => {
    simulator = createSimulator({ appId: 'wx1', appSecret: 'secret' })
    SMS_ENDPOINT = await simulator.listen({ port: 0, host: '127.0.0.1' })
  })
  afterEach(() => simulator.close())

  it('delivers codes and notices to the phone', async () => {
    await clientOf().sendCode({ phone: '13800000001', code: '123456' })
    const { messageId } = await clientOf().sendNotice({ phone: '13800000001', number: 'HB1', status: '已答复' })
    expect(messageId).toMatch(/^sim-/)
    expect(await received('13800000001')).toEqual([
      { text: expect.stringContaining('验证码 123456'), code: '123456', receivedAt: expect.any(String) },
      { text: '【淮北信访】您提交的事项 HB1 有新进展：已答复。请登录平台查看。', receivedAt: expect.any(String) },
    ])
    expect(await received('13800000002')).toEqual([])
  })

  it('refuses a number that is none, is busy when told to be, and may be down', async () => {
    const send = (phone: string) => clientOf().sendCode({ phone, code: '123456' })
    await expect(send('138')).rejects.toMatchObject({ reason: 'number-invalid', retryable: false })
    await simulator.inject({ method: 'PUT', url: '/simulator/faults', payload: { path: '/simulator/sms', status: 503, times: 1 } })
    await expect(send('13800000001')).rejects.toMatchObject({ reason: 'busy', retryable: true })
    await simulator.close()
    await expect(send('13800000001')).rejects.toMatchObject({ reason: 'unreachable', sent: 'no' })
  })
})
