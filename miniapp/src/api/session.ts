import type { ProfileView } from '@petition/shared/schemas/profile'
import type { AnswerEarlierOwner, JoinPhone, ResidentSession, SessionView, SignInBySms } from '@petition/shared/schemas/session'
import { dropAllActDrafts } from '../kept/act-draft'
import { dropDrafts } from '../outbox/drafts'
import { clearShelf } from '../platform/shelf'
import { call, ensureToken, forgetSession, keepPerson, keepSession } from './client'

export const askSmsCode = (phone: string) => call<void>('/api/session/sms-code', { method: 'POST', body: { phone }, open: true })

export async function signInBySms(body: SignInBySms) {
  keepSession(await call<ResidentSession>('/api/session/sms', { method: 'POST', body, open: true }))
}

/** From now on this sign-in and the owner of the phone are one person. */
export async function joinPhone(body: JoinPhone) {
  keepSession(await call<ResidentSession>('/api/session/phone', { method: 'POST', body }))
}

/** Whether what was filed under this number before it rested is one's own. */
export async function answerEarlierOwner(body: AnswerEarlierOwner) {
  keepSession(await call<ResidentSession>('/api/session/earlier-owner', { method: 'POST', body }))
}

/** Nothing of the person stays behind for whoever takes the phone next. */
export async function signOut() {
  try {
    await call<void>('/api/session', { method: 'DELETE' })
  } finally {
    forgetSession()
    clearShelf()
    dropAllActDrafts()
    dropDrafts(({ state }) => state === 'sent')
  }
}

export async function getSession() {
  const token = await ensureToken()
  const view = await call<SessionView>('/api/session')
  if (view.person.kind === 'resident') keepPerson(token, view.person)
  return view
}

export const getProfile = () => call<ProfileView>('/api/profile')
