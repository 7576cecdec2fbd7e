import { type CloseAccount, type ClosedAccount, CorrectProfile, type PrivacyView, type ProfileView } from '@petition/shared/schemas/profile'
import type * as z from 'zod/mini'
import { checked } from './checked'
import { call, forgetSession } from './client'

export const correctProfile = (body: z.input<typeof CorrectProfile>) =>
  call<ProfileView>('/api/profile', { method: 'PUT', body: checked(CorrectProfile, body) })

export const getPrivacy = () => call<PrivacyView>('/api/privacy', { open: true })

/** Everything about the person, as the service gives it. */
export const getCopyOfMyData = () => call<object>('/api/profile/copy')

export const deleteProfile = () => call<void>('/api/profile', { method: 'DELETE' })

/** Every sign-in of the person ends with it, this one too. */
export async function closeAccount(body: CloseAccount) {
  const closed = await call<ClosedAccount>('/api/account', { method: 'DELETE', body })
  forgetSession()
  return closed
}
