import { createHash } from 'node:crypto'
import { XMLParser } from 'fast-xml-parser'
import { decrypt, sameSecret, sign } from './callback-cipher.ts'
import type { Suggestion } from './client.ts'
import { parseExactJson } from './exact-json.ts'

/** With a key only encrypted posts are taken: the signature of a plain one does not cover its body. */
export type CallbackConfig = { token: string; encodingAesKey: string | null; appId: string }
export type CallbackQuery = Record<string, unknown>

/** Each entry of WeChat's list is an event of its own. The key is the same whenever WeChat repeats itself, and names nobody. */
export type CallbackEvent = { dedupeKey: string; openid: string; at: Date } & (
  | { kind: 'subscription-popup' | 'subscription-change'; templateId: string; accepted: boolean }
  | { kind: 'message-sent'; templateId: string; msgId: string; errorCode: number; errorStatus: string }
  | { kind: 'media-checked'; traceId: string; errorCode: number; suggest: Suggestion | null; label: number | null }
  | { kind: 'other'; event: string }
)

export class CallbackRefused extends Error {
  readonly reason: 'signature' | 'stale' | 'malformed' | 'foreign-app' | 'not-encrypted'

  constructor(reason: CallbackRefused['reason']) {
    super(`WeChat callback refused: ${reason}`)
    this.name = 'CallbackRefused'
    this.reason = reason
  }
}

const FRESH_MS = 300_000

/** Answers WeChat's check of the address (GET): the text to send back as text/plain. */
export function verifyCallback(config: CallbackConfig, query: CallbackQuery, now: Date): string {
  const { timestamp, nonce } = freshQuery(query, now)
  if (!sameSecret(sign(config.token, timestamp, nonce), text(query.signature))) throw new CallbackRefused('signature')
  return text(query.echostr)
}

/** Reads a push (POST), plain or encrypted, JSON or XML. */
export function readCallback(config: CallbackConfig, query: CallbackQuery, rawBody: string, now: Date): CallbackEvent[] {
  const message = parseBody(openBody(config, query, rawBody, now))
  if (message.appid !== undefined && message.appid !== config.appId) throw new CallbackRefused('foreign-app')
  return eventsOf(message)
}

function openBody(config: CallbackConfig, query: CallbackQuery, rawBody: string, now: Date): string {
  const { timestamp, nonce } = freshQuery(query, now)
  if (query.encrypt_type !== 'aes') {
    if (config.encodingAesKey) throw new CallbackRefused('not-encrypted')
    if (!sameSecret(sign(config.token, timestamp, nonce), text(query.signature))) throw new CallbackRefused('signature')
    return rawBody
  }
  if (!config.encodingAesKey) throw new CallbackRefused('malformed')
  const sealed = text(parseBody(rawBody).Encrypt)
  if (!sameSecret(sign(config.token, timestamp, nonce, sealed), text(query.msg_signature))) throw new CallbackRefused('signature')
  const opened = decrypt(config.encodingAesKey, sealed)
  if (!opened) throw new CallbackRefused('malformed')
  if (!sameSecret(opened.appId, config.appId)) throw new CallbackRefused('foreign-app')
  return opened.message
}

function freshQuery(query: CallbackQuery, now: Date): { timestamp: string; nonce: string } {
  const [timestamp, nonce] = [text(query.timestamp), text(query.nonce)]
  const driftMs = Math.abs(now.getTime() - Number(timestamp) * 1000)
  if (!/^\d{1,12}$/.test(timestamp) || driftMs > FRESH_MS) throw new CallbackRefused('stale')
  return { timestamp, nonce }
}

type Message = Record<string, unknown>

// Values stay text: WeChat's message ids do not fit a number.
const xml = new XMLParser({ ignoreAttributes: true, parseTagValue: false, processEntities: false, maxNestedTags: 10 })

function parseBody(body: string): Message {
  try {
    const parsed = body.trimStart().startsWith('<') ? parseXml(body) : parseExactJson(body)
    if (isMessage(parsed)) return parsed
  } catch {
    // Falls to the one refusal below: why a body is broken is nobody's business.
  }
  throw new CallbackRefused('malformed')
}

function parseXml(body: string): unknown {
  if (/<!(DOCTYPE|ENTITY)/i.test(body)) throw new Error('a document type is never needed')
  return xml.parse(body, true).xml
}

function eventsOf(message: Message): CallbackEvent[] {
  const event = text(message.Event)
  const openid = text(message.FromUserName)
  const createdSeconds = text(message.CreateTime)
  if (openid === '' || !/^\d{1,12}$/.test(createdSeconds)) throw new CallbackRefused('malformed')
  const base = (...what: string[]) => ({ dedupeKey: keyOf(event, openid, ...what), openid, at: new Date(Number(createdSeconds) * 1000) })

  switch (message.MsgType === 'event' ? event : '') {
    case 'subscribe_msg_popup_event':
      return listOf(message, 'SubscribeMsgPopupEvent').map((item, index) => ({
        ...base(createdSeconds, text(item.TemplateId), String(index)),
        kind: 'subscription-popup',
        ...choice(item),
      }))
    case 'subscribe_msg_change_event':
      return listOf(message, 'SubscribeMsgChangeEvent').map((item, index) => ({
        ...base(createdSeconds, text(item.TemplateId), String(index)),
        kind: 'subscription-change',
        ...choice(item),
      }))
    case 'subscribe_msg_sent_event':
      return listOf(message, 'SubscribeMsgSentEvent').map((item) => ({
        ...base(text(item.MsgID)),
        kind: 'message-sent',
        templateId: text(item.TemplateId),
        msgId: text(item.MsgID),
        errorCode: Number(item.ErrorCode),
        errorStatus: text(item.ErrorStatus),
      }))
    case 'wxa_media_check':
      return [{ ...base(text(message.trace_id)), kind: 'media-checked', ...verdict(message) }]
    default:
      return [{ ...base(createdSeconds, text(message.MsgType), text(message.MsgId)), kind: 'other', event }]
  }
}

/** WeChat wraps the list in the event's name or not, and leaves the array out where there is one entry. */
function listOf(message: Message, wrapper: string): Message[] {
  const wrapped = message[wrapper]
  const list = isMessage(wrapped) && !Array.isArray(wrapped) ? wrapped.List : (wrapped ?? message.List)
  const items = Array.isArray(list) ? list : [list]
  if (!items.every(isMessage)) throw new CallbackRefused('malformed')
  return items
}

function choice(item: Message): { templateId: string; accepted: boolean } {
  return { templateId: text(item.TemplateId), accepted: item.SubscribeStatusString === 'accept' }
}

function verdict(message: Message) {
  const result = isMessage(message.result) ? message.result : {}
  const { suggest } = result
  return {
    traceId: text(message.trace_id),
    errorCode: Number(message.errcode ?? 0),
    suggest: suggest === 'pass' || suggest === 'review' || suggest === 'risky' ? (suggest as Suggestion) : null,
    label: result.label === undefined ? null : Number(result.label),
  }
}

function keyOf(...parts: string[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex')
}

function isMessage(value: unknown): value is Message {
  return typeof value === 'object' && value !== null
}

/** WeChat writes the same value as a number here and as text there. */
function text(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : ''
}
