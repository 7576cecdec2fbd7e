import { randomBytes } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { encrypt, sign } from '../callback-cipher.ts'

export type PushOptions = {
  callbackUrl?: string | undefined
  callbackToken?: string | undefined
  encodingAesKey?: string | undefined
  appId: string
  now: () => Date
}

const RETRIES = 3
const PEOPLE = 10_000
const RETRY_AFTER_MS = 200
const ANSWER_WITHIN_MS = 5000

/** Pushes events to the product as WeChat does: signed, encrypted where a key is set, again up to three times until it is answered. */
export function createPush(options: PushOptions) {
  const stopping = new AbortController()
  const underway = new Set<Promise<void>>()
  const lastSeconds = new Map<string, number>()

  // WeChat names an event by its person and second, so two events of one person never share a second here.
  function createdSecondsFor(openid: string): number {
    const seconds = Math.max(Math.floor(options.now().getTime() / 1000), (lastSeconds.get(openid) ?? 0) + 1)
    lastSeconds.delete(openid)
    lastSeconds.set(openid, seconds)
    if (lastSeconds.size > PEOPLE) lastSeconds.delete(lastSeconds.keys().next().value ?? '')
    return seconds
  }

  async function post(event: object) {
    const { url, body } = envelope(options, JSON.stringify(event))
    for (let attempt = 0; attempt <= RETRIES; attempt += 1) {
      if (attempt > 0) await sleep(RETRY_AFTER_MS, undefined, { signal: stopping.signal })
      if (await answered(url, body, stopping.signal)) return
    }
  }

  return {
    /** Returns at once: WeChat's answer to a call never waits for the event it causes. */
    send(openid: string, name: string, fields: object) {
      if (!options.callbackUrl) return
      const common = { ToUserName: 'gh_simulator0001', FromUserName: openid, CreateTime: createdSecondsFor(openid), MsgType: 'event' }
      const event = { ...common, Event: name, ...fields }
      const posting = post(event)
        .catch(() => undefined)
        .finally(() => underway.delete(posting))
      underway.add(posting)
    },
    async stop() {
      stopping.abort()
      await Promise.all(underway)
    },
  }
}

export type Push = ReturnType<typeof createPush>

function envelope(options: PushOptions, message: string): { url: URL; body: string } {
  const { callbackUrl = '', callbackToken = '', encodingAesKey, appId } = options
  const timestamp = String(Math.floor(options.now().getTime() / 1000))
  const nonce = String(randomBytes(4).readUInt32BE())
  const url = new URL(callbackUrl)
  const query = { signature: sign(callbackToken, timestamp, nonce), timestamp, nonce }
  for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value)
  if (!encodingAesKey) return { url, body: message }

  const sealed = encrypt(encodingAesKey, appId, message, randomBytes(16))
  url.searchParams.set('encrypt_type', 'aes')
  url.searchParams.set('msg_signature', sign(callbackToken, timestamp, nonce, sealed))
  return { url, body: JSON.stringify({ ToUserName: 'gh_simulator0001', Encrypt: sealed }) }
}

async function answered(url: URL, body: string, stopping: AbortSignal): Promise<boolean> {
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body,
      signal: AbortSignal.any([stopping, AbortSignal.timeout(ANSWER_WITHIN_MS)]),
    })
    return ['', 'success'].includes(await response.text()) && response.ok
  } catch {
    return false
  }
}
