import { randomBytes } from 'node:crypto'
import type { PetitionView } from '@petition/shared/schemas/petition'
import postgres from 'postgres'
import { insertIdentity } from '../src/db/people.ts'
import { createSimulatorSmsClient } from '../src/sms/simulator-client.ts'
import { sign } from '../src/wechat/callback-cipher.ts'
import { createHttpClient } from '../src/wechat/http-client.ts'
import { createSimulator } from '../src/wechat/simulator/simulator.ts'
import { openHouse } from './house.ts'
import { makeFiling } from './make.ts'
import type { Resident } from './people.ts'

const token = 'outbox-token'
const encodingAesKey = 'abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG'

/** A house that listens, beside a WeChat that calls it back; its clock is the real one of the moment it was opened. */
export async function openOutbox({ timeoutMs = 3000, aes = false } = {}) {
  const keys = { DATA_KEYS: `k1:${randomBytes(32).toString('base64')}`, INDEX_KEY: randomBytes(32).toString('base64') }
  const env = { ...keys, WECHAT_CALLBACK_TOKEN: token, ...(aes && { WECHAT_ENCODING_AES_KEY: encodingAesKey }) }
  const house = await openHouse({ now: new Date().toISOString(), env })
  const { app, ctx } = house
  const url = await app.listen({ port: 0, host: '127.0.0.1' })
  const { WECHAT_APP_ID: appId, WECHAT_APP_SECRET: appSecret } = ctx.config
  const simulator = createSimulator({
    appId,
    appSecret,
    callbackUrl: `${url}/api/wechat/callback`,
    callbackToken: token,
    now: ctx.now,
    ...(aes && { encodingAesKey }),
  })
  const wechatUrl = await simulator.listen({ port: 0, host: '127.0.0.1' })
  ctx.config.PUBLIC_URL = url
  ctx.wechat = createHttpClient({ apiBase: wechatUrl, appId, appSecret, timeoutMs, now: ctx.now, log: ctx.log })
  ctx.sms = createSimulatorSmsClient({ baseUrl: wechatUrl, timeoutMs })
  const owner = postgres(house.urls.ownerUrl, { max: 2, onnotice: () => {} })

  const closeHouse = house.close
  async function close() {
    await simulator.close()
    await owner.end()
    await closeHouse()
  }
  return Object.assign(house, { url, wechatUrl, owner, close })
}

export type Outbox = Awaited<ReturnType<typeof openOutbox>>
export type Someone = Resident & { openid: string }

/** Signs in through WeChat, with or without a verified phone. */
export async function someone({ ctx, resident, owner }: Outbox, name: string, phone?: string): Promise<Someone> {
  const person = await resident(name)
  if (phone) {
    const at = ctx.now()
    await ctx.db.transaction((tx) => insertIdentity(tx, ctx.keys, { personId: person.id, kind: 'phone', value: phone, at }))
  }
  const [identity] = await owner`select id, value_cipher from identity where person_id = ${person.id} and kind = 'wechat'`
  return { ...person, openid: ctx.keys.decrypt(identity?.value_cipher, `identity:${identity?.id}`) }
}

/** Files a petition, of which the petitioner is told. */
export async function file(person: Resident, changes: Parameters<typeof makeFiling>[0] = {}): Promise<PetitionView> {
  const answer = await person.post<PetitionView>('/api/petitions', makeFiling(changes))
  if (answer.status !== 201) throw new Error(`not filed: ${answer.text}`)
  return answer.body
}

export type Sending = { id: string; channel: string; state: string; reason: string | null; attempts: number; external_id: string | null }

export function sendingsOf({ owner }: Outbox, { id }: { id: string }): Promise<Sending[]> {
  return owner<Sending[]>`
    select sending.* from sending join notice on notice.id = sending.notice_id where notice.petition_id = ${id} order by sending.channel desc`
}

/** Jobs that wait for their time need wait no longer. */
export async function hurry({ owner }: Outbox) {
  await owner`update graphile_worker._private_jobs set run_at = now() where locked_at is null`
  await owner`select pg_notify('jobs:insert', '{"r":1,"count":1}')`
}

/** Asks until the answer is there; gives up when nothing more can be hoped for. */
export async function eventually<T>(ask: () => Promise<T | null | undefined | false>): Promise<T> {
  const giveUpAt = Date.now() + 30_000
  for (;;) {
    const answer = await ask()
    if (answer) return answer
    if (Date.now() > giveUpAt) throw new Error(`it never happened: ${ask}`)
    await new Promise((resolve) => setTimeout(resolve, 25))
  }
}

export async function consent({ wechatUrl }: Outbox, { openid }: Someone, templateId: string, times = 1) {
  await call(`${wechatUrl}/simulator/subscriptions`, 'POST', { openid, templateId, times })
}

type Fault = { path: string; errcode?: number; status?: number; delayMs?: number; times: number }

export async function orderFault({ wechatUrl }: Outbox, fault: Fault) {
  await call(`${wechatUrl}/simulator/faults`, 'PUT', fault)
}

type Message = { templateId: string; page: string; data: Record<string, string> }

export async function phoneOf({ wechatUrl }: Outbox, { openid }: Someone): Promise<Message[]> {
  return ((await (await fetch(`${wechatUrl}/simulator/phones/${openid}`)).json()) as { messages: Message[] }).messages
}

export async function smsTo({ wechatUrl }: Outbox, phone: string): Promise<string[]> {
  const { messages } = (await (await fetch(`${wechatUrl}/simulator/sms/${phone}`)).json()) as { messages: { text: string }[] }
  return messages.map(({ text }) => text)
}

async function call(url: string, method: string, body: object) {
  const response = await fetch(url, { method, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) })
  if (!response.ok) throw new Error(`${method} ${url}: ${response.status} ${await response.text()}`)
}

type Push = {
  token?: string
  timestamp?: string
  contentType?: string
  query?: (token: string, timestamp: string, nonce: string) => Record<string, string>
}

/** Posts to the callback as WeChat does. */
export function push(outbox: Outbox, body: string, { contentType = 'application/json', query, ...signed }: Push = {}) {
  const { app, ctx } = outbox
  const { token = ctx.config.WECHAT_CALLBACK_TOKEN ?? '', timestamp = secondsOf(outbox) } = signed
  const nonce = String(randomBytes(4).readUInt32BE())
  const asked = new URLSearchParams({ signature: sign(token, timestamp, nonce), timestamp, nonce, ...query?.(token, timestamp, nonce) })
  return app.inject({ method: 'POST', url: `/api/wechat/callback?${asked}`, headers: { 'content-type': contentType }, payload: body })
}

/** The time as WeChat writes it. */
export const secondsOf = ({ ctx }: Outbox, offset = 0) => String(Math.floor(ctx.now().getTime() / 1000) + offset)

type Sent = { templateId: string; msgId: string; errorCode?: string }

export function sentEvent(outbox: Outbox, { openid }: Someone, { templateId, msgId, errorCode = '0' }: Sent) {
  const common = { ToUserName: 'gh_simulator0001', FromUserName: openid, CreateTime: secondsOf(outbox), MsgType: 'event' }
  const List = { TemplateId: templateId, MsgID: msgId, ErrorCode: errorCode, ErrorStatus: errorCode === '0' ? 'success' : 'failed' }
  return { ...common, Event: 'subscribe_msg_sent_event', List }
}

export async function pushSent(outbox: Outbox, person: Someone, sent: Sent) {
  return (await push(outbox, JSON.stringify(sentEvent(outbox, person, sent)))).statusCode
}
