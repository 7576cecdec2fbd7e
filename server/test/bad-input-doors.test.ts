import { generateKeyPairSync } from 'node:crypto'
import { connect } from 'node:net'
import type { PetitionView } from '@petition/shared/schemas/petition'
import type { PetitionPage } from '@petition/shared/schemas/petition-list'
import type { Problem } from '@petition/shared/schemas/problem'
import { createSigner } from 'fast-jwt'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { countRows, expectFieldRefusal, expectRefusal, markers } from './bad-input.ts'
import { type House, openHouse } from './house.ts'
import { makeFiling } from './make.ts'
import { type Caller, callerOf, type Resident, type StaffMember } from './people.ts'
import { fileAs } from './steps.ts'

let house: House
let resident: Resident
let bureau: StaffMember
let petition: PetitionView
let operations: { method: 'GET' | 'POST' | 'PUT' | 'DELETE'; path: string }[]
const log: string[] = []

beforeAll(async () => {
  house = await openHouse({ logTo: log })
  resident = await house.resident(markers.name)
  bureau = await house.staff('bureau-clerk')
  petition = await fileAs(resident)
  const { paths } = (await house.visitor.get<{ paths: Record<string, object> }>('/openapi.json')).body
  operations = Object.entries(paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => ({ method: method.toUpperCase() as 'GET', path })),
  )
})
afterAll(() => house.close())

const encoded = encodeURIComponent
const id = '01900000-0000-7000-8000-000000000000'
const cursorOf = (...place: unknown[]) => Buffer.from(JSON.stringify(place)).toString('base64url')

/** What no parameter of a query can be; percent signs are already as they go over the wire. */
const garbage = ['', '%20', '%00', '%zz', '%', '%ff%fe', '%ed%a0%80', encoded('\u200b\u200d'), encoded('\u0007\u001b'), 'x'.repeat(5000)]
const words = [
  encoded(markers.text),
  encoded('😀'),
  encoded('<script>'),
  encoded("' or 1=1 --"),
  '__proto__',
  'constructor',
  '-1',
  '1e309',
  'NaN',
  'null',
  '[]',
  '%7B%7D',
]
const days = [
  'garbage',
  '2026-02-30',
  '0000-00-00',
  '0000-01-01',
  '9999-12-31',
  '-000001-01-01',
  '2026-1-1',
  '20260101',
  '2026-11-23T00:00:00Z',
  'infinity',
  'now',
]
const cursors = [
  'garbage',
  cursorOf(),
  cursorOf(null, null),
  cursorOf('2026-02-30', id),
  cursorOf('2026-02-30T00:00:00.000Z', id),
  cursorOf('0000-01-01', id),
  cursorOf('0000-01-01T00:00:00.000Z', id),
  cursorOf('2026-01-01T24:00:00.000Z', id),
  cursorOf('2026-11-23', 'x'),
  cursorOf('2026-11-23T00:00:00.000Z', '00000000-0000'),
  cursorOf({}, []),
  Buffer.from('['.repeat(200)).toString('base64url'),
]

type Query = { who: () => Caller; path: string; field: string; values: string[] }
const queries = (): Query[] => [
  ...[() => bureau, () => resident].flatMap((who): Query[] => [
    { who, path: '/api/petitions', field: 'cursor', values: [...garbage, ...words, ...cursors] },
    { who, path: '/api/petitions', field: 'limit', values: [...garbage, ...words, '0', '101', '1.5', '1e9'] },
    { who, path: '/api/petitions', field: 'status', values: [...garbage, ...words] },
    { who, path: '/api/petitions', field: 'queue', values: [...garbage, ...words] },
    { who, path: '/api/petitions', field: 'organisationId', values: [...garbage, ...words.filter((word) => !/^[a-z0-9]+$/.test(word))] },
    { who, path: '/api/petitions', field: 'q', values: garbage.filter((one) => !['%zz', '%', '%ff%fe', '%ed%a0%80'].includes(one)) },
    { who, path: '/api/petitions', field: 'dueBefore', values: [...garbage, ...words, ...days] },
    { who, path: '/api/petitions', field: 'sort', values: [...garbage, ...words] },
  ]),
  {
    who: () => house.visitor,
    path: '/api/lawful-routes',
    field: 'organisationId',
    values: [...garbage, ...words.filter((word) => !/^[a-z0-9]+$/.test(word))],
  },
  { who: () => house.visitor, path: '/api/published', field: 'cursor', values: [...garbage, ...words, ...cursors] },
  { who: () => house.visitor, path: '/api/published', field: 'limit', values: [...garbage, ...words, '0', '101', '1.5'] },
  { who: () => house.visitor, path: '/api/published', field: 'kind', values: [...garbage, ...words] },
  {
    who: () => house.visitor,
    path: '/api/published',
    field: 'q',
    values: garbage.filter((one) => !['%zz', '%', '%ff%fe', '%ed%a0%80'].includes(one)),
  },
  { who: () => resident, path: '/api/notices', field: 'cursor', values: [...garbage, ...words, ...cursors] },
  { who: () => resident, path: '/api/notices', field: 'limit', values: [...garbage, ...words, '0', '101'] },
  { who: () => bureau, path: '/api/desk-notices', field: 'cursor', values: [...garbage, ...words, ...cursors] },
  { who: () => bureau, path: '/api/desk-notices', field: 'only', values: [...garbage, ...words] },
  { who: () => bureau, path: '/api/desk-notices', field: 'limit', values: [...garbage, ...words, '0', '101'] },
  { who: () => bureau, path: `/api/petitions/${id}/recusal-candidates`, field: 'proposalId', values: [...garbage, ...words] },
  { who: () => house.visitor, path: '/api/statistics/summary', field: 'by', values: [...garbage, ...words] },
  {
    who: () => house.visitor,
    path: '/api/lawful-routes',
    field: 'organisationId',
    values: [...garbage, ...words.filter((word) => !/^[a-z0-9]+$/.test(word))],
  },
  { who: () => house.visitor, path: '/api/deadlines?days=5&unit=working', field: 'startOn', values: [...garbage, ...words, ...days] },
  {
    who: () => house.visitor,
    path: '/api/deadlines?startOn=2026-11-23&unit=working',
    field: 'days',
    values: [...garbage, ...words, '0', '3661', '1.5'],
  },
  { who: () => house.visitor, path: '/api/deadlines?startOn=2026-11-23&days=5', field: 'unit', values: [...garbage, ...words] },
  {
    who: () => house.visitor,
    path: `/api/attachments/${id}?signature=x`,
    field: 'expires',
    values: [...garbage, ...words, '9'.repeat(13)],
  },
  { who: () => house.visitor, path: `/api/attachments/${id}`, field: 'variant', values: [...garbage, ...words] },
]
const withField = (path: string, field: string, value: string) => `${path}${path.includes('?') ? '&' : '?'}${field}=${value}`

it('asks about every parameter that any call takes in its query', async () => {
  const { paths } = (
    await house.visitor.get<{ paths: Record<string, Record<string, { parameters?: { in: string; name: string }[] }>> }>('/openapi.json')
  ).body
  const documented = Object.entries(paths).flatMap(([path, methods]) =>
    Object.values(methods).flatMap(({ parameters = [] }) =>
      parameters.filter((one) => one.in === 'query').map(({ name }) => `${path} ${name}`),
    ),
  )
  const asked = queries().map(({ path, field }) => `${path.split('?')[0]?.replace(id, '{id}')} ${field}`)
  expect(new Set([...asked, '/api/attachments/{id} signature'])).toEqual(new Set(documented))
})

it('refuses what a query cannot mean by the name of its parameter', async () => {
  for (const { who, path, field, values } of queries()) {
    for (const value of values) {
      const url = withField(path, field, value)
      expectFieldRefusal(await who().get<Problem>(url), field, url.slice(0, 120))
    }
    const twice = withField(withField(path, field, '1'), field, '2')
    expectFieldRefusal(await who().get<Problem>(twice), field, twice)
  }
})

it('searches for odd words without failing and without finding everything', async () => {
  for (const word of [
    ...words,
    '%25',
    '_',
    '*',
    "'",
    '%5C',
    '%26%26',
    '%21',
    ':*',
    '()',
    '%zz',
    '%ff%fe',
    encoded('\ud83d\ude00 & | ! <->'),
  ]) {
    const answer = await bureau.get<PetitionPage>(`/api/petitions?q=${word}`)
    expect(answer.status, `${word} → ${answer.text.slice(0, 200)}`).toBeLessThan(500)
    if (answer.status === 200) expect(answer.body.items, word).toEqual([])
  }
})

describe('an id in a path', () => {
  const odd = [
    'not-an-id',
    '1',
    '-1',
    '%00',
    '%zz',
    '%',
    '%ff',
    '..%2f..%2fetc',
    '__proto__',
    'constructor',
    encoded('😀'),
    encoded(markers.text),
    `${id}0`,
    'x'.repeat(2000),
  ]

  it('that is none is refused by every call', async () => {
    const before = await countRows(house)
    for (const { method, path } of operations.filter((one) => one.path.includes('{id}'))) {
      for (const value of odd) {
        for (const who of [resident, bureau])
          expectRefusal(await who.send<Problem>(method, path.replace('{id}', value)), `${method} ${path} ${value}`)
      }
    }
    expect(await countRows(house)).toEqual(before)
  })

  it('that names nothing is not found', async () => {
    for (const url of [`/api/petitions/${id}`, `/api/petitions/${id}/timeline`, `/api/attachments/${id}`, `/api/published/${id}`])
      for (const who of [resident, bureau]) expect((await who.get(url)).status, url).toBe(404)
    expect((await resident.post(`/api/notices/${id}/read`)).status).toBe(404)
    expect((await bureau.post(`/api/desk-notices/${id}/read`)).status).toBe(404)
  })
})

describe('a header', () => {
  const odd = [
    '',
    ' ',
    '1',
    'null',
    'garbage',
    '__proto__',
    '-1',
    '1.5',
    '1e9',
    '99999999999999999999',
    `${id},${id}`,
    'x'.repeat(4000),
    '{"a":1}',
    '%00',
  ]

  it('Idempotency-Key that is no UUID is refused before anything is stored', async () => {
    const before = await countRows(house)
    for (const key of odd) {
      expectFieldRefusal(
        await resident.post<Problem>('/api/petitions', makeFiling(), { 'idempotency-key': key }),
        'Idempotency-Key',
        key.slice(0, 40),
      )
      const upload = { payload: '--x\r\n\r\n--x--', headers: { 'content-type': 'multipart/form-data; boundary=x', 'idempotency-key': key } }
      expectRefusal(await resident.send<Problem>('POST', '/api/attachments', upload), `upload ${key.slice(0, 40)}`)
    }
    expect(await countRows(house)).toEqual(before)
  })

  it('If-Match that is no version is refused before anything is stored', async () => {
    const before = await countRows(house)
    for (const version of odd.filter((one) => one !== '1')) {
      const headers = { 'if-match': version }
      const answer = await resident.post<Problem>(`/api/petitions/${petition.id}/withdrawal`, { reason: '问题已经解决' }, headers)
      expectFieldRefusal(answer, 'If-Match', version.slice(0, 40))
    }
    const stale = await resident.post<Problem>(
      `/api/petitions/${petition.id}/withdrawal`,
      { reason: '问题已经解决' },
      { 'if-match': '999999999' },
    )
    expect(stale.status).toBe(412)
    expect(await countRows(house)).toEqual(before)
  })
})

describe('a token that is no good', () => {
  const open =
    /^\/(health|ready)|^\/api\/(session\/(wechat|sms|sms-code|staff)|lookup|regions|organisations|categories|lawful-routes|deadlines|rules|statistics\/summary|published(\/\{id\})?|guide|privacy|receipt-keys)$/

  it('opens no door: expired, ended, forged, unsigned or of another key', async () => {
    const [later, gone] = [await house.resident('李四'), await house.resident('赵六')]
    expect((await gone.send('DELETE', '/api/session')).status).toBe(204)
    const [head, body, signature] = (resident.token ?? '').split('.') as [string, string, string]
    const claims = JSON.parse(Buffer.from(body, 'base64url').toString()) as { sid: string }
    const base64 = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
    const otherKey = generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()
    const tokens = [
      gone.token ?? '',
      `${base64({ alg: 'none', typ: 'JWT' })}.${body}.`,
      `${base64({ alg: 'none', typ: 'JWT' })}.${body}.${signature}`,
      `${base64({ alg: 'HS256', typ: 'JWT' })}.${body}.${signature}`,
      `${head}.${base64({ sid: petition.id })}.${signature}`,
      `${head}.${base64({ sid: markers.text })}.${signature}`,
      createSigner({ key: otherKey, algorithm: 'EdDSA' })(claims),
      'x'.repeat(8000),
    ]
    const closed = operations.filter(({ path }) => !open.test(path) && path !== '/api/attachments/{id}')
    for (const token of tokens) {
      const caller = callerOf(house.app, token)
      for (const { method, path } of closed) {
        const answer = await caller.send<Problem>(method, path.replace('{id}', petition.id))
        expectRefusal(answer, `${token.slice(0, 60)} ${path}`)
        expect(answer.status, path).toBe(401)
      }
      expect((await caller.get(`/api/attachments/${id}`)).status).toBe(401)
    }
    const before = house.now
    house.now = new Date(before.getTime() + 400 * 86_400_000)
    expect((await later.get('/api/session')).status).toBe(401)
    house.now = before
    expect((await later.get('/api/session')).status).toBe(200)
  })

  it('is told apart from the other kind of person', async () => {
    for (const url of ['/api/notices', '/api/profile', '/api/profile/copy', '/api/notices/consents', '/api/notices/templates'])
      expectRefusal(await bureau.get<Problem>(url), url)
    expectRefusal(await bureau.post<Problem>('/api/petitions', makeFiling()), 'staff filing')
    expectRefusal(await resident.post<Problem>(`/api/petitions/${petition.id}/petitioner-opening`, { reason: '看一看' }), 'opening')
  })
})

it('WeChat’s callback refuses what WeChat would not send', async () => {
  const before = await countRows(house)
  for (const query of [
    '',
    '?signature=a&signature=b&timestamp=1&nonce=2',
    '?timestamp=%00',
    '?echostr=<script>&timestamp=1e309',
    '?encrypt_type=aes&msg_signature=x',
  ]) {
    for (const payload of ['', '<xml>', '{"a":', '['.repeat(10_000), 'x'.repeat(100_000)]) {
      const headers = { 'content-type': 'text/xml' }
      expectRefusal(
        await house.visitor.send<Problem>('POST', `/api/wechat/callback${query}`, { payload, headers }),
        `${query} ${payload.slice(0, 10)}`,
      )
    }
    expectRefusal(await house.visitor.get<Problem>(`/api/wechat/callback${query}`), query)
  }
  expect(await countRows(house)).toEqual(before)
})

it('stays alive under 64 malformed queries at once, of each kind', async () => {
  const list = queries().map(({ who, path, field, values }) =>
    Array.from({ length: 64 }, (_, index) => ({ who: who(), url: withField(path, field, values[index % values.length] ?? '') })),
  )
  for (const asked of list) {
    const answers = await Promise.all(asked.map(({ who, url }) => who.get<Problem>(url)))
    for (const answer of answers) expect(answer.status, answer.text).toBe(400)
    expect((await house.visitor.get('/ready')).status).toBe(200)
  }
  expect((await bureau.get('/api/petitions')).status).toBe(200)
  expect((await resident.post('/api/petitions', makeFiling())).status).toBe(201)
})

it('answers with a problem document also where HTTP itself is broken', async () => {
  const address = new URL(await house.app.listen({ port: 0, host: '127.0.0.1' }))
  const say = (text: string) =>
    new Promise<string>((resolve, reject) => {
      const socket = connect(Number(address.port), address.hostname, () => socket.write(text))
      let heard = ''
      socket.on('data', (piece) => {
        heard += piece
      })
      socket.on('close', () => resolve(heard))
      socket.on('error', reject)
    })
  const broken: [string, number][] = [
    ['GARBAGE\r\n\r\n', 400],
    [`GET /api/regions HTTP/1.1\r\nhost: x\r\nx-long: ${'x'.repeat(40_000)}\r\n\r\n`, 431],
    ['POST /api/lookup HTTP/1.1\r\nhost: x\r\ncontent-length: -1\r\n\r\n', 400],
    ['POST /api/lookup HTTP/1.1\r\nhost: x\r\ncontent-length: 5\r\ntransfer-encoding: chunked\r\n\r\n', 400],
  ]
  for (const [text, status] of broken) {
    const answer = await say(text)
    expect(answer, answer).toMatch(new RegExp(`^HTTP/1.1 ${status} `))
    expect(answer).toMatch(/content-type: application\/problem\+json/i)
    expect(JSON.parse(answer.split('\r\n\r\n')[1] ?? '')).toMatchObject({ status, detail: expect.stringMatching(/[\u4e00-\u9fff]/) })
  }
  expect((await house.visitor.get('/ready')).status).toBe(200)
})

it('writes nothing of what was sent into its log, and not one failure of its own', () => {
  const text = log.join('')
  for (const secret of [...Object.values(markers), resident.token ?? '', bureau.token ?? '', encoded(markers.text), 'or 1=1']) {
    expect(text.includes(secret), secret).toBe(false)
  }
  expect(log.filter((line) => line.includes('"level":50'))).toEqual([])
})
