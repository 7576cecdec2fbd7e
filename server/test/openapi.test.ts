import { actBodies } from '@petition/shared/schemas/acts'
import { SubmitPetition } from '@petition/shared/schemas/filing'
import { acts } from '@petition/shared/vocabulary/acts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type House, openHouse } from './house.ts'

type Schema = {
  type?: string | string[]
  properties?: Record<string, Schema>
  required?: string[]
  items?: Schema
  anyOf?: Schema[]
  enum?: string[]
}
type Media = { content?: Record<string, { schema: Schema }> }
type Operation = { parameters?: { in: string; name: string }[]; requestBody?: Media; responses: Record<string, Media> }
type Document = { openapi: string; paths: Record<string, Record<string, Operation>>; components: { securitySchemes: object } }

let house: House
let document: Document
beforeAll(async () => {
  house = await openHouse({ env: { CORS_ORIGINS: 'https://city.example' } })
  document = (await house.visitor.get<Document>('/openapi.json')).body
})
afterAll(() => house.close())

const bodyOf = (path: string) => document.paths[path]?.post?.requestBody?.content?.['application/json']?.schema
const answerOf = (method: string, path: string, status: string) =>
  document.paths[path]?.[method]?.responses[status]?.content?.['application/json']?.schema
const queryOf = (path: string) => (document.paths[path]?.get?.parameters ?? []).filter((one) => one.in === 'query').map(({ name }) => name)

/** What outside clients were promised, call by call: the fields of the body, the status, the fields of the answer. */
const calls: [string, string, string[] | null, string, string[]][] = [
  ['post', '/api/session/wechat', ['code'], '200', ['token', 'expiresAt', 'person']],
  ['post', '/api/session/sms-code', ['phone'], '202', []],
  ['post', '/api/session/sms', ['phone', 'code'], '200', ['token', 'expiresAt', 'person']],
  ['post', '/api/session/phone', ['phone', 'code', 'wechatPhoneCode'], '200', ['token', 'expiresAt', 'person']],
  ['post', '/api/session/staff', ['username', 'password'], '200', ['token', 'expiresAt', 'person']],
  ['delete', '/api/session', null, '204', []],
  ['post', '/api/attachments', null, '201', ['id', 'mediaType', 'sizeBytes', 'sha256', 'thumbnailUrl']],
  ['get', '/api/attachments/{id}', null, '200', []],
  [
    'post',
    '/api/petitions',
    [
      'kind',
      'title',
      'body',
      'requests',
      'regionCode',
      'place',
      'categoryCode',
      'peopleCount',
      'attachmentIds',
      'attachmentCaptions',
      'filedBefore',
      'atCourt',
      'petitioner',
      'aboutConduct',
      'accused',
      'hideIdentity',
      'publishConsent',
      'electronicDelivery',
      'signatories',
      'clientCreatedAt',
    ],
    '201',
    ['number', 'queryCode', 'receipt'],
  ],
  [
    'post',
    '/api/petitions/received',
    ['channel', 'receivedOn', 'lateReason', 'petitioner', 'requests'],
    '201',
    ['id', 'number', 'queryCode'],
  ],
  ['get', '/api/petitions', null, '200', ['items', 'nextCursor']],
  [
    'get',
    '/api/petitions/{id}',
    null,
    '200',
    [
      'id',
      'number',
      'kind',
      'title',
      'body',
      'status',
      'outwardStatus',
      'version',
      'submittedAt',
      'receivedOn',
      'organisation',
      'requests',
      'attachments',
      'assignments',
      'clocks',
      'timeline',
      'documents',
      'ratings',
      'allowedActions',
    ],
  ],
  ['post', '/api/lookup', ['number', 'queryCode'], '200', ['number', 'outwardStatus']],
  ['get', '/api/petitions/{id}/timeline', null, '200', ['items']],
  ['get', '/api/notices', null, '200', ['items', 'nextCursor']],
  ['post', '/api/notices/{id}/read', null, '200', ['id', 'readAt']],
  ['post', '/api/notices/read-all', ['until'], '200', ['unread']],
  ['get', '/api/petitions/{id}/openings', null, '200', ['items', 'nextCursor']],
  ['get', '/api/petitions/{id}/recusal-candidates', null, '200', ['items', 'nextCursor']],
  ['get', '/api/desk-notices', null, '200', ['items', 'nextCursor', 'unread']],
  ['post', '/api/desk-notices/{id}/read', null, '200', ['id', 'readAt']],
  ['post', '/api/desk-notices/read-all', ['until'], '200', ['unread']],
  ['get', '/api/colleagues', null, '200', ['items', 'nextCursor']],
  ['get', '/api/organisations/{id}/succession', null, '200', ['open']],
  ['post', '/api/organisations/{id}/succession', ['successorId', 'on', 'reason'], '200', ['moved']],
  ['get', '/api/lawful-routes', null, '200', ['items', 'nextCursor']],
  ['get', '/api/rules', null, '200', ['items', 'nextCursor']],
  ['get', '/api/deadlines', null, '200', ['plainOn', 'legalOn', 'provisional', 'skipped']],
  ['get', '/api/organisations', null, '200', ['items', 'nextCursor']],
  ['get', '/api/regions', null, '200', ['items', 'nextCursor']],
  ['post', '/api/petitions/similar', ['kind', 'title', 'body', 'regionCode'], '200', ['own', 'published']],
  ['get', '/api/published', null, '200', ['items', 'nextCursor']],
  ['get', '/api/published/{id}', null, '200', ['id', 'kind', 'title', 'body', 'answer', 'organisation', 'submittedOn', 'answeredOn']],
  ['get', '/api/guide', null, '200', ['advice', 'topics', 'ways']],
  ['get', '/api/privacy', null, '200', ['items']],
  ['put', '/api/profile', null, '200', ['type', 'name', 'phone', 'address', 'idType', 'idNumber', 'addresses', 'phoneVerified']],
  ['delete', '/api/profile', null, '204', []],
  ['get', '/api/profile/copy', null, '200', ['madeAt', 'profile', 'signIns', 'sessions', 'petitions', 'notices', 'consents', 'uploads']],
  ['delete', '/api/account', null, '200', ['closedAt', 'openMatters']],
  ['get', '/api/notices/consents', null, '200', ['items']],
  ['get', '/api/profile', null, '200', ['type', 'name', 'phone', 'address', 'idType', 'idNumber', 'addresses', 'phoneVerified']],
  ['get', '/api/statistics/summary', null, '200', ['received', 'withdrawn', 'returns', 'recalls', 'excluded', 'organisations']],
  ['get', '/health', null, '200', ['status']],
  ['get', '/ready', null, '200', ['status', 'database', 'files', 'history']],
]

it.each(calls)('documents %s %s with its schemas', (method, path, fields, status, answers) => {
  expect(document.paths[path]?.[method], path).toBeDefined()
  if (fields) expect(Object.keys(bodyOf(path)?.properties ?? {})).toEqual(expect.arrayContaining(fields))
  const answer = answerOf(method, path, status)
  expect(Object.keys(answer?.properties ?? {})).toEqual(expect.arrayContaining(answers))
  if (path.includes('{id}'))
    expect(document.paths[path]?.[method]?.parameters).toContainEqual(expect.objectContaining({ in: 'path', name: 'id' }))
})

it('documents what lists and deadlines can be asked', () => {
  expect(queryOf('/api/petitions')).toEqual(
    expect.arrayContaining(['cursor', 'limit', 'status', 'queue', 'organisationId', 'q', 'dueBefore', 'sort']),
  )
  expect(queryOf('/api/notices')).toEqual(expect.arrayContaining(['cursor', 'limit']))
  expect(queryOf('/api/desk-notices')).toEqual(expect.arrayContaining(['cursor', 'limit']))
  expect(queryOf('/api/lawful-routes')).toEqual(['organisationId'])
  expect(queryOf('/api/statistics/summary')).toEqual(['by'])
  expect(queryOf('/api/petitions/{id}/recusal-candidates')).toEqual(['proposalId'])
  expect(queryOf('/api/published')).toEqual(['q', 'kind', 'cursor', 'limit'])
  expect(queryOf('/api/deadlines')).toEqual(['startOn', 'days', 'unit'])
})

it('documents for the clock, the link of the chain and the problem what clients read of them', () => {
  const view = answerOf('get', '/api/petitions/{id}', '200')
  const fields = (schema: Schema | undefined) => Object.keys(schema?.items?.properties ?? {})
  const clock = ['kind', 'startsOn', 'plainOn', 'legalOn', 'days', 'unit', 'basis', 'state', 'provisional', 'derivation']
  expect(fields(view?.properties?.clocks)).toEqual(expect.arrayContaining(clock))
  expect(fields(answerOf('get', '/api/petitions/{id}/timeline', '200')?.properties?.items)).toEqual(
    expect.arrayContaining(['sequence', 'hash', 'previousHash']),
  )
  for (const [path, methods] of Object.entries(document.paths)) {
    if (!path.startsWith('/api/')) continue
    for (const [method, { responses }] of Object.entries(methods)) {
      const problem = responses.default?.content?.['application/problem+json']?.schema
      expect(problem?.required, `${method} ${path}`).toEqual(
        expect.arrayContaining(['type', 'title', 'status', 'code', 'detail', 'requestId']),
      )
      expect(Object.keys(problem?.properties ?? {})).toContain('errors')
    }
  }
})

it('documents the headers that decide what a repeated or late request means', () => {
  const headersOf = (path: string) =>
    (document.paths[path]?.post?.parameters ?? []).filter((one) => one.in === 'header').map(({ name }) => name)
  for (const path of ['/api/petitions', '/api/petitions/received', '/api/attachments']) expect(headersOf(path)).toContain('Idempotency-Key')
  for (const act of acts) expect(headersOf(`/api/petitions/{id}/${act}`)).toContain('If-Match')
})

it('may be used, call by call, from the pages of a city that the operator named, and from no other', async () => {
  const methods = new Set(Object.values(document.paths).flatMap((path) => Object.keys(path).map((method) => method.toUpperCase())))
  const asked = (origin: string) =>
    house.app.inject({
      method: 'OPTIONS',
      url: '/api/petitions',
      headers: { origin, 'access-control-request-method': 'POST', 'access-control-request-headers': 'authorization,if-match' },
    })
  const { headers } = await asked('https://city.example')
  expect(headers['access-control-allow-origin']).toBe('https://city.example')
  expect(String(headers['access-control-allow-methods']).split(', ')).toEqual(expect.arrayContaining([...methods]))
  expect((await asked('https://elsewhere.example')).headers['access-control-allow-origin']).toBeUndefined()
})

it('documents that a file is uploaded in the field “file”', () => {
  const upload = document.paths['/api/attachments']?.post?.requestBody?.content?.['multipart/form-data']?.schema
  expect(upload?.properties).toHaveProperty('file')
})

describe('the acts', () => {
  /** As the page on the wire shows them, one body with every field it names. */
  const id = '01900000-0000-7000-8000-000000000000'
  const promised: Record<(typeof acts)[number], object[]> = {
    registration: [
      { class: 'appeal', purpose: 'request' },
      {
        class: 'suggestion',
        purpose: 'opinion',
        proposedRoute: 'petition',
        categoryCode: '010000',
        repeatOf: 'HB202611230000017',
        remark: '备注',
      },
      { class: 'accusation', purpose: 'accusation' },
      { class: 'appeal', purpose: 'other' },
    ],
    transfer: [
      {
        assignments: [
          { organisationId: '340600-housing', role: 'lead' },
          { organisationId: '340600-police', role: 'assist' },
        ],
        remark: '备注',
      },
    ],
    objection: [{ reason: '不属于本单位职权' }],
    dispute: [
      { to: 'common-superior', reason: '双方都认为不属于本单位职权' },
      { to: 'joint-conference', reason: '没有共同的上一级机关' },
    ],
    'objection-decision': [
      { objectionUpheld: false, reason: '经核实不同意' },
      {
        objectionUpheld: true,
        reason: '由市政府指定',
        decidedBy: 'common-superior',
        decisionNumber: '淮政办〔2026〕9号',
        decidedOn: '2026-11-23',
      },
    ],
    'duty-decision': [{ approved: true, reason: '由本单位履行职责' }],
    acceptance: [{ route: 'petition', remark: '备注' }, { route: 'petition' }, { route: 'duty' }, { simple: true, route: 'petition' }],
    'procedural-notice': [{ route: 'judicial', procedure: '民事诉讼', receivingBody: '人民法院', reason: '属于合同纠纷' }],
    'procedural-notice-decision': [{ approved: true }, { proposalId: id, approved: false, remark: '应当由本单位办理' }],
    reply: ['supported', 'explained', 'not-supported', 'adopted', 'partly-adopted', 'not-adopted'].map((outcome) => ({
      body: '经调查核实，现将有关情况答复如下。',
      points: [{ requestId: id, outcome, text: '情况已经核实。', basis: '《信访工作条例》' }],
      attachmentIds: [id],
    })),
    'reply-approval': [{ approved: true }, { approved: false, remark: '请补充依据' }],
    rating: [
      { bureau: { grade: 'satisfied' } },
      { unit: { grade: 'basically-satisfied', reason: '还可以' } },
      { bureau: { grade: 'unsatisfied', reason: '太慢' }, unit: { grade: 'satisfied' } },
      { unit: { grade: 'satisfied' }, points: ['solved', 'partly', 'not'].map((solved) => ({ requestId: id, solved })) },
    ],
    conclusion: [{ ground: '已经答复' }],
    withdrawal: [{ reason: '问题已经解决' }],
    contact: [{ channel: 'phone', at: '2026-11-23T09:00:00+08:00', summary: '电话核实情况' }],
    'withdrawal-undo': [{}, { remark: '想继续办理' }],
    'prompt-answer': [{ text: '开放时间是每天八点到十八点。', reason: '只是咨询' }],
    'prompt-answer-decision': [{ approved: true }],
    'route-contest': [{ reason: '应当由本单位办理' }],
    'route-contest-decision': [{ approved: false, reason: '经复核属实' }],
    'class-change': [{ class: 'suggestion', reason: '信访人只是提出建议' }],
    'class-decision': [
      { approved: true, reason: '经核对属实' },
      { proposalId: id, approved: false, reason: '信访人要求解决问题' },
    ],
    refusal: [{ openNumber: 'HB202611230000017', reason: '同一事项正在办理期限内' }],
    'refusal-decision': [{ approved: true }],
    recall: [{ reason: '转送的单位有误' }],
    extension: [
      { days: 30, reason: '情况复杂，需要鉴定' },
      { period: 'mailbox', days: 10, reason: '需要现场勘察' },
    ],
    'extension-decision': [{ approved: true }, { proposalId: id, approved: false, remark: '按期可以办结' }],
    'ordinary-handling': [{ reason: '情况比预想的复杂' }],
    'ordinary-handling-decision': [{ approved: true }, { proposalId: id, approved: false, remark: '备注' }],
    'supplement-request': [{ text: '请补充购房合同' }],
    supplement: [{ text: '补充购房合同' }, { text: '补充购房合同', attachmentIds: [id] }],
    urge: [{}, { remark: '请尽快' }],
    rewording: [{ requestId: id, texts: ['疏通排水管道', '更换井盖'], reason: '原来的表述包含两件事' }],
    'rewording-answer': [{ approved: true }, { proposalId: id, approved: false, remark: '备注' }],
    hearing: [{ on: '2026-11-23', place: '市信访局听证室', summary: '双方陈述了意见' }],
    agreement: ['mediation', 'reconciliation'].map((kind) => ({ kind, on: '2026-11-23', text: '双方同意分两期整改' })),
    'procedure-result': [{ text: '法院已经立案' }],
    mark: [
      { mark: 'repeat', earlierNumber: 'HB202611230000017', reason: '与此前的事项相同' },
      { mark: 'court-related', reason: '法院正在审理' },
    ],
    'mark-decision': [{ approved: true, reason: '经复核属实' }],
    'mark-contest': [{ reason: '不是同一件事' }],
    'mark-contest-decision': [{ approved: false, reason: '经复核属实' }],
    recusal: [{ reason: '与被反映人是亲属' }, { name: '李四', firstReceiver: true, leaderConcerned: true, reason: '与被反映人是亲属' }],
    'recusal-decision': [
      { approved: true, reason: '经核实属实' },
      { approved: true, reason: '经核实属实', staffIds: [id] },
    ],
    'fulfilment-proof': [{ taskId: id, text: '排水管道已经疏通', attachmentIds: [id] }],
    'fulfilment-refusal': [{ taskId: id, reason: '施工条件暂不具备' }],
    'fulfilment-confirmation': [{ confirmed: true }, { taskId: id, confirmed: false, reason: '仍有积水' }],
    'call-back': [{ taskId: id, channel: 'visit', at: '2026-11-23T09:00:00+08:00', summary: '上门回访情况' }],
    'contact-change': [{ phone: '13800000002' }, { address: '相山区东街道' }],
    'retaliation-report': [{ text: '反映后被停止供水' }, { text: '反映后被停止供水', aboutBureau: true }],
    'urgent-report': ['committee-and-government', 'department', 'joint-conference', 'upper-bureau-and-national'].map((to) => ({
      to,
      at: '2026-11-23T09:00:00+08:00',
      summary: '百余人聚集在路口',
    })),
    publication: [{ title: '小区门口道路积水', body: '我们小区门口的路一下雨就积水。', answer: '已经疏通门口的排水管道。' }],
    'publication-end': [{ reason: '内容有误，修改后再公开' }],
    'publication-consent': [{ publishConsent: true }, { publishConsent: false }],
  }

  it.each(acts)('%s has its path, takes the promised body and answers the view', (act) => {
    const path = `/api/petitions/{id}/${act}`
    expect(bodyOf(path)?.type).toBe('object')
    expect(Object.keys(answerOf('post', path, '200')?.properties ?? {})).toContain('allowedActions')
    for (const body of promised[act]) {
      expect(actBodies[act].safeParse(body).error).toBeUndefined()
      const known = Object.keys(bodyOf(path)?.properties ?? {})
      expect(known).toEqual(expect.arrayContaining(Object.keys(body)))
      for (const required of bodyOf(path)?.required ?? []) expect(Object.keys(body)).toContain(required)
    }
  })

  it('are the only calls on a petition beside the promised ones and those about who opened it', () => {
    const segments = Object.keys(document.paths).flatMap((path) => /^\/api\/petitions\/\{id\}\/([\w-]+)$/.exec(path)?.[1] ?? [])
    expect(segments.toSorted()).toEqual([...acts, 'openings', 'petitioner-opening', 'recusal-candidates', 'timeline'].toSorted())
  })

  it('that are on one of several assignments take its id', () => {
    for (const act of [
      'transfer',
      'objection',
      'objection-decision',
      'acceptance',
      'procedural-notice',
      'reply',
      'reply-approval',
      'contact',
      'recall',
      'extension',
      'ordinary-handling',
      'supplement-request',
      'rewording',
      'hearing',
      'agreement',
      'procedure-result',
      'recusal',
    ])
      expect(Object.keys(bodyOf(`/api/petitions/{id}/${act}`)?.properties ?? {}), act).toContain('assignmentId')
  })

  it('that decide one of several proposals or are on one of several tasks take its id', () => {
    for (const act of acts.filter((one) => /-decision$|^rewording-answer$|-contest$/.test(one) && one !== 'objection-decision'))
      expect(Object.keys(bodyOf(`/api/petitions/{id}/${act}`)?.properties ?? {}), act).toContain('proposalId')
    for (const act of acts.filter((one) => /^fulfilment-|^call-back$/.test(one)))
      expect(Object.keys(bodyOf(`/api/petitions/{id}/${act}`)?.properties ?? {}), act).toContain('taskId')
  })
})

it('takes the promised filing body for each kind', () => {
  for (const kind of ['petition', 'mailbox', 'suggestion']) {
    const filing = {
      kind,
      title: '标题四字',
      body: '情况说明至少要有十个字。',
      requests: ['一点诉求'],
      regionCode: '340603001',
      place: { text: '某某路口', longitude: 116.8, latitude: 33.97 },
      categoryCode: null,
      peopleCount: 1,
      attachmentIds: [],
      petitioner: { type: 'person', name: '张三', phone: '13800000001', address: '相山区', idType: null, idNumber: null },
      aboutConduct: false,
      accused: [],
      hideIdentity: false,
      publishConsent: false,
      electronicDelivery: true,
      clientCreatedAt: '2026-11-23T09:00:00+08:00',
    }
    expect(SubmitPetition.safeParse(filing).error).toBeUndefined()
    expect(SubmitPetition.safeParse({ ...filing, requests: [] }).success).toBe(kind !== 'petition')
    const { petitioner: _petitioner, ...withProfile } = filing
    expect(SubmitPetition.safeParse(withProfile).error).toBeUndefined()
  }
  for (const [field, min, max] of [
    ['title', 4, 50],
    ['body', 10, 5000],
  ] as const) {
    const fits = (length: number) => SubmitPetition.shape[field].safeParse('字'.repeat(length)).success
    expect([fits(min - 1), fits(min), fits(max), fits(max + 1)], field).toEqual([false, true, true, false])
  }
})

it('documents no call that is not served', () => {
  for (const [path, methods] of Object.entries(document.paths)) {
    const url = path.replaceAll(/\{(\w+)\}/g, ':$1')
    for (const method of Object.keys(methods)) {
      expect(house.app.hasRoute({ method: method.toUpperCase() as 'GET', url }), `${method} ${path}`).toBe(true)
    }
  }
})
