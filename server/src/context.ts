import type { Logger } from 'pino'
import type { Config } from './config.ts'
import type { Keys } from './db/cipher.ts'
import type { Database } from './db/client.ts'
import type { FileStore } from './files/store.ts'
import type { SmsClient } from './sms/client.ts'
import type { WechatClient } from './wechat/client.ts'

/** What a use case may reach of the world outside its arguments. */
export type Context = {
  config: Config
  db: Database
  keys: Keys
  files: FileStore
  wechat: WechatClient
  sms: SmsClient
  now: () => Date
  /** Ed25519 over what a receipt states. */
  receipts: { keyId: string; sign: (text: string) => string; publicKeyPem: string }
  log: Logger
}
