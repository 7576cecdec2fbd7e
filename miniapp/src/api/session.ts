import type { ProfileView } from '@petition/shared/schemas/profile'
import type { JoinPhone, ResidentSession, SessionView, SignInBySms } from '@petition/shared/schemas/session'
import { dropAllActDrafts } from '../kept/act-draft'
import { clearShelf } from '../platform/shelf'
import { call, forgetSession, keepSession } from './client'

export const askSmsCode = (phone: string) => call<void>('/api/session/sms-code', { method: 'POST', body: { phone }, open: true })

export async function signInBySms(body: SignInBySms) {
  keepSession(await call<ResidentSession>('/api/session/sms', { method: 'POST', body, open: true }))
}

/** From now on this sign-in and the owner of the phone are one person. */
export async function joinPhone(body: JoinPhone) {
  keepSession(await call<ResidentSession>('/api/session/phone', { method: 'POST', body }))
}

/** Nothing of the person stays behind for whoever takes the phone next. */
export async function signOut() {
  try {
    await call<void>('/api/session', { method: 'DELETE' })
  } finally {
    forgetSession()
    clearShelf()
    dropAllActDrafts()
  }
}

export const getSession = () => call<SessionView>('/api/session')

export const getProfile = () => call<ProfileView>('/api/profile')
