export type Message = { templateId: string; page: string; data: Record<string, string>; receivedAt: string }
export type Sms = { text: string; code?: string; receivedAt: string }

const PHONES = 10_000
const MESSAGES_PER_PHONE = 100
const CODES = 100_000
const CONSENTS = 100_000

/** The phones of a city in memory: who consented to how many messages, and what arrived. The oldest are forgotten first. */
export function createPhones(now: () => Date) {
  const owners = new Map<string, string>()
  const consents = new Map<string, number>()
  const messages = new Map<string, Message[]>()
  const sms = new Map<string, Sms[]>()
  const spentCodes = new Map<string, true>()
  const consentKey = (openid: string, templateId: string) => `${openid} ${templateId}`

  return {
    /** False when the code was spent before. */
    spendCode(code: string): boolean {
      const fresh = !spentCodes.has(code)
      remember(spentCodes, code, true, CODES)
      return fresh
    },
    meet(openid: string, owner: string) {
      remember(owners, openid, owner, PHONES)
    },
    addConsents(openid: string, templateId: string, times: number) {
      const key = consentKey(openid, templateId)
      remember(consents, key, (consents.get(key) ?? 0) + times, CONSENTS)
    },
    /** One consent is one message; false when none is left. */
    spendConsent(openid: string, templateId: string): boolean {
      const key = consentKey(openid, templateId)
      const left = consents.get(key) ?? 0
      if (left === 0) return false
      remember(consents, key, left - 1, CONSENTS)
      return true
    },
    deliver(openid: string, message: Omit<Message, 'receivedAt'>) {
      const stamped = { ...message, receivedAt: now().toISOString() }
      remember(messages, openid, [...(messages.get(openid) ?? []), stamped].slice(-MESSAGES_PER_PHONE), PHONES)
    },
    deliverSms(phone: string, message: Omit<Sms, 'receivedAt'>) {
      const stamped = { ...message, receivedAt: now().toISOString() }
      remember(sms, phone, [...(sms.get(phone) ?? []), stamped].slice(-MESSAGES_PER_PHONE), PHONES)
    },
    messagesOf: (openid: string): Message[] => messages.get(openid) ?? [],
    smsOf: (phone: string): Sms[] => sms.get(phone) ?? [],
    /** The phones that heard something last come first. */
    latest(count: number) {
      return {
        phones: lastOf(messages, count).map(([openid, list]) => ({
          openid,
          owner: owners.get(openid) ?? null,
          messages: list.toReversed(),
        })),
        sms: lastOf(sms, count).map(([phone, list]) => ({ phone, messages: list.toReversed() })),
      }
    },
  }
}

export type Phones = ReturnType<typeof createPhones>

function remember<Value>(map: Map<string, Value>, key: string, value: Value, limit: number) {
  map.delete(key)
  map.set(key, value)
  if (map.size > limit) map.delete(map.keys().next().value ?? '')
}

function lastOf<Value>(map: Map<string, Value>, count: number): [string, Value][] {
  return [...map].slice(-count).toReversed()
}
