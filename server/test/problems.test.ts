import { createHmac, createPublicKey, generateKeyPairSync } from 'node:crypto'
import type { Problem } from '@petition/shared/schemas/problem'
import { createSigner } from 'fast-jwt'
import postgres from 'postgres'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type House, openHouse } from './house.ts'
import { type Answer, callerOf } from './people.ts'

let house: House
beforeAll(async () => {
  house = await openHouse()
})
afterAll(() => house.close())

const chinese = /[\u4e00-\u9fff].*。$/
function expectProblem({ status, body, headers, text }: Answer<Problem>, expected: { status: number; code: string }) {
  expect(status, text).toBe(expected.status)
  expect(headers['content-type']).toMatch(/^application\/problem\+json/)
  expect(body).toMatchObject({ type: 'about:blank', status, code: expected.code, requestId: expect.stringMatching(/^[\w-]{36}$/) })
  for (const sentence of [body.title, body.detail, ...(body.errors ?? []).map(({ message }) => message)]) expect(sentence).toMatch(chinese)
  expect(text).not.toMatch(/node_modules|select |insert |Error:|\.ts:/i)
}

const json = { 'content-type': 'application/json' }
const send = (url: string, payload: string, headers: Record<string, string> = json) =>
  house.visitor.send<Problem>('POST', url, { payload, headers })

describe('what cannot be read', () => {
  it.each([
    ['broken JSON', '{"phone":', json, 400, 'malformed_body'],
    ['an empty body', '', json, 400, 'malformed_body'],
    ['a key that poisons prototypes', '{"__proto__":{"admin":true},"phone":"13800000000"}', json, 400, 'malformed_body'],
    ['a constructor that poisons prototypes', '{"constructor":{"prototype":{"admin":true}}}', json, 400, 'malformed_body'],
    ['plain text', '{"phone":"13800000000"}', { 'content-type': 'text/plain' }, 415, 'unsupported_media_type'],
    ['another format', '<phone>13800000000</phone>', { 'content-type': 'text/xml' }, 415, 'unsupported_media_type'],
    ['more than half a megabyte', `{"phone":"${'1'.repeat(600_000)}"}`, json, 413, 'too_large'],
  ])('is refused with a sentence: %s', async (_, payload, headers, status, code) => {
    expectProblem(await send('/api/session/sms-code', payload, headers), { status, code })
  })

  it('is no reason to refuse a call that takes no body: nothing at all, called JSON', async () => {
    expectProblem(await house.visitor.send<Problem>('DELETE', '/api/session', { payload: '', headers: json }), {
      status: 401,
      code: 'unauthenticated',
    })
  })

  it('is refused with a sentence: a path that is no path', async () => {
    expectProblem(await house.visitor.get('/api/%zz'), { status: 400, code: 'invalid_input' })
  })

  it('is not found, or not possible that way', async () => {
    expectProblem(await house.visitor.get('/api/nothing-here'), { status: 404, code: 'not_found' })
    const wrongWay = await house.visitor.send<Problem>('DELETE', '/api/regions')
    expectProblem(wrongWay, { status: 405, code: 'method_not_allowed' })
    expect(wrongWay.headers.allow).toBe('GET, HEAD')
  })
})

describe('fields that do not fit', () => {
  const odd: unknown[] = [
    null,
    1,
    true,
    [],
    {},
    '',
    ' ',
    '<script>alert(1)</script>',
    '😀',
    '\u200b',
    'a\u0000b',
    '\ud800',
    'x'.repeat(10_000),
    "' or 1=1 --",
  ]
  const calls: [string, Record<string, string>][] = [
    ['/api/session/wechat', { code: 'sim-odd.1' }],
    ['/api/session/sms-code', { phone: '13812340000' }],
    ['/api/session/sms', { phone: '13812340000', code: '123456' }],
    ['/api/session/staff', { username: 'nobody', password: 'nothing' }],
  ]

  it.each(calls)('never break %s', async (url, valid) => {
    for (const field of Object.keys(valid)) {
      for (const value of [undefined, ...odd]) {
        const answer = await send(url, JSON.stringify({ ...valid, [field]: value }))
        expect(answer.status, `${field}: ${JSON.stringify(value)} → ${answer.text}`).toBeLessThan(500)
        expect(answer.status).toBeGreaterThanOrEqual(400)
        expectProblem(answer, { status: answer.status, code: answer.body.code })
        if (answer.body.code === 'invalid_input') expect(answer.body.errors?.map(({ path }) => path)).toContain(field)
      }
    }
    for (const body of [...odd, undefined]) expect((await send(url, JSON.stringify(body) ?? '')).status).toBe(400)
  })

  it('are named by their path, each with its sentence', async () => {
    const resident = await house.resident('li')
    const { body } = await resident.post<Problem>('/api/petitions', {
      kind: 'petition',
      title: 'ab',
      petitioner: { name: 5 },
      requests: ['好', 7],
    })
    expect(body.errors?.map(({ path }) => path)).toEqual(
      expect.arrayContaining(['title', 'body', 'regionCode', 'petitioner.name', 'petitioner.phone', 'requests.0', 'requests.1']),
    )
    for (const { message } of body.errors ?? []) expect(message).toMatch(chinese)
  })
})

it('stays alive under 64 malformed queries at once', async () => {
  const clerk = await house.staff('bureau-clerk')
  const malformed = Array.from({ length: 64 }, (_, index) =>
    [
      '/api/petitions?dueBefore=garbage',
      '/api/petitions?cursor=%00',
      '/api/petitions?limit=1e9',
      '/api/petitions?q=%00',
      '/api/petitions/not-an-id',
      '/api/deadlines?startOn=2026-02-30&days=5&unit=working',
      '/api/notices?cursor=garbage',
      '/api/petitions?organisationId=%F0%9F%98%80',
    ].at(index % 8),
  )
  const answers = await Promise.all(malformed.map((url) => clerk.get<Problem>(url ?? '')))
  for (const answer of answers) {
    expect(answer.status, answer.text).toBeGreaterThanOrEqual(400)
    expect(answer.status, answer.text).toBeLessThan(500)
  }
  expect((await clerk.get('/api/petitions')).status).toBe(200)
  expect((await house.visitor.get('/ready')).status).toBe(200)
})

describe('a token', () => {
  const withToken = (token: string) => callerOf(house.app, token).get<Problem>('/api/session')
  const claims = async () => JSON.parse(Buffer.from((await house.resident('wang')).token?.split('.')[1] ?? '', 'base64url').toString())
  const base64 = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')

  it('names a session and nothing about the person', async () => {
    expect(Object.keys(await claims())).toEqual(['sid'])
  })

  it('is worth nothing when it is missing, damaged or signed by somebody else', async () => {
    const payload = await claims()
    const { token } = await house.resident('wang')
    const [head = '', body = '', signature = ''] = (token ?? '').split('.')
    const publicPem = createPublicKey(house.ctx.config.JWT_PRIVATE_KEY).export({ type: 'spki', format: 'pem' }).toString()
    const otherKey = generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()
    const hmacInput = `${base64({ alg: 'HS256', typ: 'JWT' })}.${base64(payload)}`
    const forged = [
      '',
      'x',
      `${head}.${body}.`,
      `${head}.${body}`,
      `${head}.${base64({ sid: '00000000-0000-4000-8000-000000000000' })}.${signature}`,
      `${base64({ alg: 'none', typ: 'JWT' })}.${base64(payload)}.`,
      `${hmacInput}.${createHmac('sha256', publicPem).update(hmacInput).digest('base64url')}`,
      createSigner({ key: otherKey, algorithm: 'EdDSA' })(payload),
      house.app.signToken('00000000-0000-4000-8000-000000000000'),
    ]
    for (const token of forged) expectProblem(await withToken(token), { status: 401, code: 'unauthenticated' })
    expectProblem(await house.visitor.get('/api/session'), { status: 401, code: 'unauthenticated' })
  })

  it('is asked for before anything is read of the body', async () => {
    expectProblem(await send('/api/petitions', '{"broken'), { status: 401, code: 'unauthenticated' })
  })
})

it('asks one visitor to slow down and leaves the others alone', async () => {
  const busy = await openHouse({ env: { RATE_LIMIT_PER_MINUTE: '10' } })
  const [hasty, calm] = [await busy.resident('hasty'), await busy.resident('calm')]
  const answers = await Promise.all(Array.from({ length: 11 }, () => hasty.get<Problem>('/api/session')))
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(10)
  const refused = answers.find(({ status }) => status === 429)
  if (!refused) throw new Error('nobody was refused')
  expectProblem(refused, { status: 429, code: 'too_many_requests' })
  expect((await calm.get('/api/session')).status).toBe(200)
  await busy.close()
})

it('says it is busy, and not that it is broken, while the database cannot be reached', async () => {
  const cutOff = await openHouse({ env: { DATABASE_URL: 'postgresql://nobody@127.0.0.1:1/nothing' } })
  const answer = await cutOff.visitor.get<Problem>('/api/regions')
  expectProblem(answer, { status: 503, code: 'unavailable' })
  expect(answer.headers['retry-after']).toBe('5')
  expect(await cutOff.visitor.get('/ready')).toMatchObject({
    status: 503,
    body: { status: 'not-ready', database: 'unreachable', files: 'ok' },
  })
  expect((await cutOff.visitor.get('/health')).status).toBe(200)
  await cutOff.close()
})

it('logs why something failed, without the person, the SQL or the token', async () => {
  const lines: string[] = []
  const broken = await openHouse({ logTo: lines })
  const resident = await broken.resident('logged')
  const sql = postgres(broken.urls.ownerUrl, { max: 1 })
  await sql`alter table identity rename to hidden`
  const failed = await resident.get<Problem>('/api/session')
  expectProblem(failed, { status: 500, code: 'internal' })
  const code = await broken.visitor.post('/api/session/sms', { phone: '13512345678', code: '123456' })
  expect(code.status).toBe(400)
  const log = lines.join('')
  expect(log).toContain(failed.body.requestId)
  expect(log).toContain('42P01')
  for (const secret of ['13512345678', resident.token ?? '', resident.id, 'select', 'sim-logged']) expect(log).not.toContain(secret)
  await sql.end()
  await broken.close()
})
