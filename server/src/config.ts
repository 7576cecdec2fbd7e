import { createPrivateKey } from 'node:crypto'
import { BlockList, isIPv6 } from 'node:net'
import { resolve } from 'node:path'
import { CityRules } from '@petition/shared/schemas/rules'
import * as z from 'zod/mini'
import { readDataKeys } from './db/cipher.ts'
import { defaultLocalRules } from './domain/limits.ts'
import { noticeTemplates } from './wechat/templates.ts'

const simulatorApp = { id: 'wxsimulator0000001', secret: 'simulator-secret' }

const text = z.string().check(z.trim(), z.minLength(1))
const number = (min: number, max: number) =>
  z.coerce
    .number(`must be a whole number from ${min} to ${max}.`)
    .check(
      z.int(`must be a whole number from ${min} to ${max}.`),
      z.minimum(min, `must be a whole number from ${min} to ${max}.`),
      z.maximum(max, `must be a whole number from ${min} to ${max}.`),
    )
const flag = z.pipe(
  z.enum(['0', '1', 'true', 'false'], 'must be 1 or 0.'),
  z.transform((value) => value === '1' || value === 'true'),
)
const httpUrl = text.check(
  z.refine((value) => /^https?:\/\//.test(value) && URL.canParse(value), 'must be an address that begins with http:// or https://.'),
  z.overwrite((value) => value.replace(/\/+$/, '')),
)
const postgresUrl = text.check(
  z.refine(
    (value) => /^postgres(ql)?:\/\//.test(value) && URL.canParse(value),
    'must look like postgresql://user:password@host:5432/name.',
  ),
)
const ed25519Key = text.check(
  z.overwrite((value) => value.replaceAll('\\n', '\n')),
  z.refine(isEd25519, 'must be an Ed25519 private key as PKCS8 PEM (openssl genpkey -algorithm ed25519).'),
)
const secretBytes = z.pipe(
  text.check(z.regex(/^[A-Za-z0-9+/]{43}=$/, 'must be 32 bytes in base64 (openssl rand -base64 32).')),
  z.transform((value) => Buffer.from(value, 'base64')),
)
const dataKeys = text.check(
  z.refine((value) => succeeds(() => readDataKeys(value)), 'must be id:base64 pairs of 32 bytes separated by commas, the newest first.'),
)
const localRules = z.pipe(text, z.pipe(z.transform(parseJson), z.extend(CityRules, { version: z.int().check(z.minimum(2)) })))

const networks = z.pipe(
  text.check(z.refine((value) => succeeds(() => readNetworks(value)), 'must be networks such as 10.20.0.0/16 separated by commas.')),
  z.transform(readNetworks),
)

/** Every variable of the environment, under its own name; a value nobody set is its default or undefined. */
const Environment = z.object({
  NODE_ENV: z._default(z.enum(['development', 'test', 'production']), 'development'),
  EMBEDDED: z._default(flag, false),
  RUN: z._default(z.enum(['all', 'api', 'jobs'], 'must be all, api or jobs.'), 'all'),
  LOG_LEVEL: z._default(z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']), 'info'),
  HOST: z.optional(text),
  PORT: z._default(number(1, 65535), 3000),
  PUBLIC_URL: z.optional(httpUrl),
  CORS_ORIGINS: z._default(
    z.pipe(
      text,
      z.transform((value) => value.split(',').map((origin) => origin.trim())),
    ),
    [],
  ),
  TRUST_PROXY: z.optional(text),
  /** Where staff sit: nobody rates their work from there. */
  STAFF_NETWORKS: z._default(networks, new BlockList()),
  RATE_LIMIT_PER_MINUTE: z._default(number(10, 10_000_000), 1200),
  DATA_DIR: z._default(text, '.data'),
  SEED_DIR: z.optional(text),
  LOCAL_RULES: z._default(localRules, defaultLocalRules),
  DATABASE_URL: postgresUrl,
  DATABASE_OWNER_URL: z.optional(postgresUrl),
  DATABASE_POOL_SIZE: z._default(number(2, 200), 10),
  JWT_PRIVATE_KEY: ed25519Key,
  RECEIPT_PRIVATE_KEY: ed25519Key,
  DATA_KEYS: dataKeys,
  INDEX_KEY: text.check(z.regex(/^[A-Za-z0-9+/]{43}=$/, 'must be 32 bytes in base64 (openssl rand -base64 32).')),
  FILE_URL_KEY: secretBytes,
  WECHAT_APP_ID: z.optional(text),
  WECHAT_APP_SECRET: z.optional(text),
  WECHAT_API_BASE: z.optional(httpUrl),
  WECHAT_SIMULATOR_PORT: z._default(number(1, 65535), 3100),
  WECHAT_CALLBACK_TOKEN: z.optional(text),
  WECHAT_ENCODING_AES_KEY: z.optional(text.check(z.regex(/^[A-Za-z0-9+/]{43}$/, 'must have the 43 characters that WeChat shows.'))),
  WECHAT_TEMPLATES: z.optional(text),
  SMS_PROVIDER: z.optional(z.enum(['aliyun', 'simulator', 'none'], 'must be aliyun, simulator or none.')),
  SMS_ACCESS_KEY_ID: z.optional(text),
  SMS_ACCESS_KEY_SECRET: z.optional(text),
  SMS_SIGN_NAME: z.optional(text),
  SMS_CODE_TEMPLATE: z.optional(text),
  SMS_NOTICE_TEMPLATE: z.optional(text),
  SMS_ENDPOINT: z.optional(text),
  S3_ENDPOINT: z.optional(httpUrl),
  S3_BUCKET: z.optional(text),
  S3_REGION: z.optional(text),
  S3_ACCESS_KEY_ID: z.optional(text),
  S3_SECRET_ACCESS_KEY: z.optional(text),
})

export type Config = ReturnType<typeof readConfig>

/** @throws Error with one sentence per variable that is missing, malformed or too weak */
export function readConfig(env: Record<string, string | undefined>) {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value?.trim()))
  const parsed = Environment.safeParse(given)
  if (!parsed.success) throw new ConfigError(parsed.error.issues.map((issue) => sentence(String(issue.path[0]), issue, given)))
  const config = parsed.data
  const complaints = [...incomplete(config), ...(config.NODE_ENV === 'production' ? unfitForProduction(config) : [])]
  if (complaints.length > 0) throw new ConfigError(complaints)
  return {
    ...config,
    DATA_DIR: resolve(config.DATA_DIR),
    HOST: config.HOST ?? (config.EMBEDDED ? 'localhost' : '0.0.0.0'),
    PUBLIC_URL: config.PUBLIC_URL ?? `http://localhost:${config.PORT}`,
    DATABASE_OWNER_URL: config.DATABASE_OWNER_URL ?? config.DATABASE_URL,
    /** No real WeChat is configured: the simulator answers in its place. */
    WECHAT_SIMULATED: !config.WECHAT_APP_ID,
    WECHAT_APP_ID: config.WECHAT_APP_ID ?? simulatorApp.id,
    WECHAT_APP_SECRET: config.WECHAT_APP_SECRET ?? simulatorApp.secret,
    WECHAT_API_BASE: config.WECHAT_API_BASE ?? wechatApiBase(config),
    WECHAT_TEMPLATES: noticeTemplates(config),
  }
}

export class ConfigError extends Error {
  constructor(sentences: string[]) {
    super(sentences.join('\n'))
    this.name = 'ConfigError'
  }
}

type Environment = z.infer<typeof Environment>

function wechatApiBase({ WECHAT_APP_ID, WECHAT_SIMULATOR_PORT }: Environment) {
  return WECHAT_APP_ID ? 'https://api.weixin.qq.com' : `http://127.0.0.1:${WECHAT_SIMULATOR_PORT}`
}

function sentence(name: string, issue: { code?: string; message: string; values?: unknown }, given: Record<string, unknown>) {
  if (given[name] === undefined) return `${name} is missing.`
  if (Array.isArray(issue.values) && issue.message.startsWith('Invalid')) return `${name} must be one of ${issue.values.join(', ')}.`
  return `${name} ${issue.message}`
}

function incomplete(config: Environment): string[] {
  const groups = [
    ['WECHAT_APP_ID', 'WECHAT_APP_SECRET'],
    ['SMS_SIGN_NAME', 'SMS_ACCESS_KEY_ID', 'SMS_ACCESS_KEY_SECRET', 'SMS_CODE_TEMPLATE', 'SMS_NOTICE_TEMPLATE'],
    ['S3_ENDPOINT', 'S3_BUCKET', 'S3_ACCESS_KEY_ID', 'S3_SECRET_ACCESS_KEY'],
  ] as const
  return groups
    .filter((group) => group.some((name) => config[name]) || (config.SMS_PROVIDER === 'aliyun' && group[0] === 'SMS_SIGN_NAME'))
    .flatMap((group) => group.filter((name) => !config[name]).map((name) => `${name} is missing: it belongs to ${group[0]}.`))
}

function unfitForProduction(config: Environment): string[] {
  const complaints: string[] = []
  if (config.EMBEDDED) complaints.push('EMBEDDED must not be set in production: name a database with DATABASE_URL and DATABASE_OWNER_URL.')
  for (const name of ['WECHAT_APP_ID', 'SMS_PROVIDER', 'PUBLIC_URL'] as const) {
    if (!config[name]) complaints.push(`${name} is missing: production has no simulator to fall back on.`)
  }
  const secrets: [string, string | undefined][] = [
    ['INDEX_KEY', config.INDEX_KEY],
    ['FILE_URL_KEY', config.FILE_URL_KEY.toString('base64')],
    ...readDataKeys(config.DATA_KEYS).map(({ id, key }): [string, string] => [`DATA_KEYS (${id})`, key.toString('base64')]),
    ['WECHAT_APP_SECRET', config.WECHAT_APP_SECRET],
    ['WECHAT_CALLBACK_TOKEN', config.WECHAT_CALLBACK_TOKEN],
    ['SMS_ACCESS_KEY_SECRET', config.SMS_ACCESS_KEY_SECRET],
    ['S3_SECRET_ACCESS_KEY', config.S3_SECRET_ACCESS_KEY],
  ]
  for (const [name, value] of secrets)
    if (value !== undefined && isWeak(value)) complaints.push(`${name} is too weak for production: generate it at random.`)
  if (config.SMS_PROVIDER === 'simulator') complaints.push('SMS_PROVIDER must not be the simulator in production.')
  if (config.WECHAT_APP_ID?.includes('simulator')) complaints.push('WECHAT_APP_ID is that of the simulator.')
  const values = secrets.map(([, value]) => value).filter(Boolean)
  if (new Set(values).size !== values.length || config.JWT_PRIVATE_KEY === config.RECEIPT_PRIVATE_KEY) {
    complaints.push('Two secrets are the same: each needs a value of its own.')
  }
  return complaints
}

/** Too short, made of a few characters again and again, or known from the simulator. */
function isWeak(secret: string) {
  const bytes = Buffer.from(secret, /^[A-Za-z0-9+/]{43}=$/.test(secret) ? 'base64' : 'utf8')
  return secret.length < 16 || new Set(bytes).size < 8 || secret.includes('simulator')
}

function isEd25519(pem: string) {
  return succeeds(() => {
    if (createPrivateKey(pem).asymmetricKeyType !== 'ed25519') throw new Error('another kind of key')
  })
}

function readNetworks(value: string): BlockList {
  const list = new BlockList()
  for (const network of value.split(',')) {
    const [, address = '', bits] = /^([\da-f.:]+)(?:\/(\d{1,3}))?$/i.exec(network.trim()) ?? []
    const family = isIPv6(address) ? 'ipv6' : 'ipv4'
    if (bits === undefined) list.addAddress(address, family)
    else list.addSubnet(address, Number(bits), family)
  }
  return list
}

function parseJson(value: string): unknown {
  try {
    return JSON.parse(value)
  } catch {
    return undefined
  }
}

function succeeds(attempt: () => unknown) {
  try {
    attempt()
    return true
  } catch {
    return false
  }
}
