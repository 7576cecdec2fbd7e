import { Refusal } from '../../domain/errors.ts'
import { adviceFor, WechatError, WechatUnreachable } from '../../wechat/client.ts'

/** A spent code is the resident's to renew; everything else is WeChat's or ours to mend. */
export async function askWechat<T>(question: Promise<T>): Promise<T> {
  try {
    return await question
  } catch (error) {
    if (error instanceof WechatUnreachable) throw new Refusal(503, 'wechat_unavailable')
    if (!(error instanceof WechatError)) throw error
    const { act, reason } = adviceFor(error.errcode)
    if (reason === 'code-invalid') throw new Refusal(400, 'wechat_code_invalid')
    if (reason === 'user-blocked') throw new Refusal(403, 'forbidden', '微信限制了这个账号登录，请改用手机号登录。')
    if (act === 'retry') throw new Refusal(503, 'wechat_unavailable')
    throw error
  }
}
