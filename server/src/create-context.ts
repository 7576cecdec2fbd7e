import type { Logger } from 'pino'
import type { Config } from './config.ts'
import type { Context } from './context.ts'
import { createKeys } from './db/cipher.ts'
import { openDatabase } from './db/client.ts'
import { createFileStore } from './files/create-file-store.ts'
import { createReceipts } from './receipts.ts'
import { type SmsClient, SmsError } from './sms/client.ts'
import { createSmsClient } from './sms/create-sms-client.ts'
import { createHttpClient } from './wechat/http-client.ts'

/** The real parts, as the configuration names them. */
export function createContext(config: Config, log: Logger, now = () => new Date()): { ctx: Context; close(): Promise<void> } {
  const { db, close } = openDatabase(config.DATABASE_URL, { max: config.DATABASE_POOL_SIZE })
  const ctx: Context = {
    config,
    db,
    keys: createKeys({ dataKeys: config.DATA_KEYS, indexKey: config.INDEX_KEY }),
    files: createFileStore(config),
    wechat: createHttpClient({
      apiBase: config.WECHAT_API_BASE,
      appId: config.WECHAT_APP_ID,
      appSecret: config.WECHAT_APP_SECRET,
      timeoutMs: 5000,
      now,
      log,
    }),
    sms: createSmsClient(smsSettings(config)) ?? noSms,
    now,
    receipts: createReceipts(config.RECEIPT_PRIVATE_KEY),
    log,
  }
  return { ctx, close }
}

function smsSettings(config: Config) {
  const { SMS_PROVIDER = config.WECHAT_SIMULATED ? 'simulator' : 'none', ...settings } = config
  return {
    SMS_PROVIDER,
    SMS_ENDPOINT: settings.SMS_ENDPOINT ?? (SMS_PROVIDER === 'simulator' ? settings.WECHAT_API_BASE : undefined),
    SMS_ACCESS_KEY_ID: settings.SMS_ACCESS_KEY_ID,
    SMS_ACCESS_KEY_SECRET: settings.SMS_ACCESS_KEY_SECRET,
    SMS_SIGN_NAME: settings.SMS_SIGN_NAME,
    SMS_CODE_TEMPLATE: settings.SMS_CODE_TEMPLATE,
    SMS_NOTICE_TEMPLATE: settings.SMS_NOTICE_TEMPLATE,
  }
}

const refuseSms = async (): Promise<never> => {
  throw new SmsError({ reason: 'misconfigured', retryable: false, sent: 'no' }, 'SMS_PROVIDER')
}
/** Beside a real WeChat SMS is a choice; without it whoever asks is told so. */
const noSms: SmsClient = { sendCode: refuseSms, sendNotice: refuseSms }
