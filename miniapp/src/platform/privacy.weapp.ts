import Taro from '@tarojs/taro'
import { createStore } from '../store'

type Answer = (answer: { event: 'agree'; buttonId: string } | { event: 'disagree' }) => void

export const agreeButtonId = 'agree-privacy'

/** Those who wait for the person to agree to the privacy guide; WeChat asks once for each kind of data. */
const waiting = createStore<Answer[]>(() => [])
export const usePrivacyQuestion = () => waiting.use().length > 0

/** From now on our own sheet asks, not WeChat's window. */
export function watchPrivacy() {
  if (!Taro.canIUse('onNeedPrivacyAuthorization')) return
  Taro.onNeedPrivacyAuthorization((resolve) => waiting.set([...waiting.get(), resolve as Answer]))
}

export function answerPrivacy(agreed: boolean) {
  const answers = waiting.get()
  waiting.set([])
  for (const answer of answers) answer(agreed ? { event: 'agree', buttonId: agreeButtonId } : { event: 'disagree' })
}

export const openPrivacyContract = () => void Taro.openPrivacyContract({ fail: () => undefined })
