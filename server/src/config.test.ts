import { generateKeyPairSync, randomBytes } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { readConfig } from './config.ts'

const pem = () => generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()
const base64Key = () => randomBytes(32).toString('base64')
const enough = () => ({
  DATABASE_URL: 'postgresql://app:x@localhost:5432/petition',
  JWT_PRIVATE_KEY: pem(),
  RECEIPT_PRIVATE_KEY: pem(),
  DATA_KEYS: `k1:${base64Key()}`,
  INDEX_KEY: base64Key(),
  FILE_URL_KEY: base64Key(),
})
const production = () => ({
  ...enough(),
  NODE_ENV: 'production',
  PUBLIC_URL: 'https://xinfang.example.cn/',
  WECHAT_APP_ID: 'wx8f16a5be77871234',
  WECHAT_APP_SECRET: randomBytes(16).toString('hex'),
  SMS_PROVIDER: 'aliyun',
  SMS_ACCESS_KEY_ID: 'LTAI5tExample',
  SMS_ACCESS_KEY_SECRET: randomBytes(16).toString('hex'),
  SMS_SIGN_NAME: '淮北信访',
  SMS_CODE_TEMPLATE: 'SMS_1',
  SMS_NOTICE_TEMPLATE: 'SMS_2',
})

it('fills in what nobody set, and talks to the simulator where no WeChat is configured', () => {
  const config = readConfig({ ...enough(), PORT: '', CORS_ORIGINS: 'https://a.cn, https://b.cn' })
  expect(config).toMatchObject({ PORT: 3000, RUN: 'all', WECHAT_API_BASE: 'http://127.0.0.1:3100', WECHAT_SIMULATED: true })
  expect(config.DATABASE_OWNER_URL).toBe(config.DATABASE_URL)
  expect(config.CORS_ORIGINS).toEqual(['https://a.cn', 'https://b.cn'])
})

it('names every variable that is missing or malformed', () => {
  const attempt = () => readConfig({ ...enough(), PORT: '70000', RUN: 'both', DATA_KEYS: 'k1:abc', INDEX_KEY: undefined, S3_BUCKET: 'b' })
  expect(attempt).toThrow(/PORT must be a whole number from 1 to 65535/)
  expect(attempt).toThrow(/RUN must be all, api or jobs/)
  expect(attempt).toThrow(/DATA_KEYS must be id:base64 pairs/)
  expect(attempt).toThrow(/INDEX_KEY is missing/)
  expect(() => readConfig({ ...enough(), S3_BUCKET: 'b' })).toThrow(/S3_ENDPOINT is missing/)
})

it('never repeats the value of a secret in its complaint', () => {
  expect(() => readConfig({ ...enough(), INDEX_KEY: 'hunter2' })).not.toThrow(/hunter2/)
})

describe('in production', () => {
  it('starts with secrets made at random', () => {
    expect(readConfig(production())).toMatchObject({ WECHAT_SIMULATED: false, PUBLIC_URL: 'https://xinfang.example.cn', HOST: '0.0.0.0' })
  })

  it.each([
    ['the embedded default', { EMBEDDED: '1' }, /EMBEDDED/],
    ['a key of equal bytes', { INDEX_KEY: Buffer.alloc(32, 7).toString('base64') }, /INDEX_KEY is too weak/],
    ['a data key of few bytes', { DATA_KEYS: `k1:${Buffer.alloc(32, 'ab').toString('base64')}` }, /DATA_KEYS \(k1\) is too weak/],
    ['the secret of the simulator', { WECHAT_APP_SECRET: 'simulator-secret' }, /WECHAT_APP_SECRET is too weak/],
    ['a short callback token', { WECHAT_CALLBACK_TOKEN: 'abc' }, /WECHAT_CALLBACK_TOKEN is too weak/],
    ['no WeChat', { WECHAT_APP_ID: '', WECHAT_APP_SECRET: '' }, /WECHAT_APP_ID is missing/],
  ])('refuses %s', (_, change, complaint) => {
    expect(() => readConfig({ ...production(), ...change })).toThrow(complaint)
  })

  it('refuses one secret used twice', () => {
    const key = base64Key()
    expect(() => readConfig({ ...production(), INDEX_KEY: key, FILE_URL_KEY: key })).toThrow(/Two secrets are the same/)
  })
})
