import Taro from '@tarojs/taro'

const maxTemplates = 3

/** Whether this platform can send a message only after asking. */
export const asksNoticeConsent: boolean = true

/** Must be called inside the tap, before any waiting. A refusal is normal and changes nothing. */
export async function askNoticeConsent(templateIds: string[]): Promise<void> {
  if (templateIds.length === 0) return
  const wanted = { tmplIds: templateIds.slice(0, maxTemplates) } as Taro.requestSubscribeMessage.Option
  await Taro.requestSubscribeMessage(wanted).catch(() => undefined)
}
