import Taro from '@tarojs/taro'

const maxTemplates = 3

/** Whether this platform can send a message only after asking. */
export const asksNoticeConsent: boolean = true

/** Must be called inside the tap, before any waiting. A refusal is normal and changes nothing. Answers whether any was agreed to. */
export async function askNoticeConsent(templateIds: string[]): Promise<boolean> {
  if (templateIds.length === 0) return false
  const wanted = { tmplIds: templateIds.slice(0, maxTemplates) } as Taro.requestSubscribeMessage.Option
  const answer = await Taro.requestSubscribeMessage(wanted).catch(() => undefined)
  return Object.values(answer ?? {}).includes('accept')
}
