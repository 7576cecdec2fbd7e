import { generateKeyPairSync, randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, open, readFile, rename } from 'node:fs/promises'
import { join } from 'node:path'

/** What the embedded default makes up by itself; in production all of it comes from the environment. */
export type Secrets = {
  /** Ed25519, PKCS8 in PEM, as receiptPrivateKey. */
  jwtPrivateKey: string
  receiptPrivateKey: string
  /** `<key id>:<32 bytes in base64>` */
  dataKeys: string
  /** 32 bytes in base64, as fileUrlKey. */
  indexKey: string
  fileUrlKey: string
  wechatCallbackToken: string
  /** 43 characters, as WeChat hands them out: base64 of 32 bytes without its padding. */
  wechatEncodingAesKey: string
  databaseSuperuserPassword: string
  databaseOwnerPassword: string
  databaseAppPassword: string
}

/** The secrets of this data folder, made at the first call and the same for ever after. */
export async function loadSecrets(dataDir: string): Promise<Secrets> {
  const file = join(dataDir, 'secrets.json')
  if (existsSync(file)) return JSON.parse(await readFile(file, 'utf8')) as Secrets
  await mkdir(dataDir, { recursive: true })
  const secrets = makeSecrets()
  await writePrivately(file, `${JSON.stringify(secrets, null, 2)}\n`)
  return secrets
}

/** What the service asks of its environment, made of these. */
export function environmentOf(secrets: Secrets): Record<string, string> {
  return {
    JWT_PRIVATE_KEY: secrets.jwtPrivateKey,
    RECEIPT_PRIVATE_KEY: secrets.receiptPrivateKey,
    DATA_KEYS: secrets.dataKeys,
    INDEX_KEY: secrets.indexKey,
    FILE_URL_KEY: secrets.fileUrlKey,
    WECHAT_CALLBACK_TOKEN: secrets.wechatCallbackToken,
    WECHAT_ENCODING_AES_KEY: secrets.wechatEncodingAesKey,
  }
}

function makeSecrets(): Secrets {
  return {
    jwtPrivateKey: ed25519PrivateKey(),
    receiptPrivateKey: ed25519PrivateKey(),
    dataKeys: `k1:${randomBytes(32).toString('base64')}`,
    indexKey: randomBytes(32).toString('base64'),
    fileUrlKey: randomBytes(32).toString('base64'),
    wechatCallbackToken: randomBytes(16).toString('hex'),
    wechatEncodingAesKey: randomAlphanumeric(43),
    databaseSuperuserPassword: randomBytes(24).toString('base64url'),
    databaseOwnerPassword: randomBytes(24).toString('base64url'),
    databaseAppPassword: randomBytes(24).toString('base64url'),
  }
}

function ed25519PrivateKey(): string {
  return generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }) as string
}

function randomAlphanumeric(length: number): string {
  const letters = randomBytes(length * 3)
    .toString('base64')
    .replaceAll(/[^A-Za-z0-9]/g, '')
  return letters.length < length ? randomAlphanumeric(length) : letters.slice(0, length)
}

async function writePrivately(file: string, text: string): Promise<void> {
  const draft = `${file}.${process.pid}`
  const handle = await open(draft, 'wx', 0o600)
  await handle.writeFile(text)
  // Losing the keys after data was encrypted with them loses the data, so they reach the disk before anything uses them.
  await handle.sync()
  await handle.close()
  await rename(draft, file)
}
