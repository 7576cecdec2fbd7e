import type { PetitionView } from '@petition/shared/schemas/petition'
import type { Problem } from '@petition/shared/schemas/problem'
import { acts } from '@petition/shared/vocabulary/acts'
import { maxAttachments } from '@petition/shared/vocabulary/attachments'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { countRows, expectFieldRefusal, expectRefusal, markers } from './bad-input.ts'
import { type House, openHouse } from './house.ts'
import { makeFiling } from './make.ts'
import type { Answer, Caller, Resident, StaffMember } from './people.ts'
import { act, fileAs, open, register, replyBody, transfer } from './steps.ts'

type Node = {
  type?: string | string[]
  properties?: Record<string, Node>
  required?: string[]
  items?: Node
  anyOf?: Node[]
  enum?: unknown[]
  format?: string
  pattern?: string
}
type Example = { [field: string]: unknown }

let house: House
let resident: Resident
let bureau: StaffMember
let petition: PetitionView
const log: string[] = []

beforeAll(async () => {
  house = await openHouse({ logTo: log })
  resident = await house.resident(markers.name)
  bureau = await house.staff('bureau-clerk')
  petition = await fileAs(resident)
})
afterAll(() => house.close())

const someId = '01900000-0000-7000-8000-000000000000'
const instant = '2026-11-23T08:00:00+08:00'

/** A body for each call with every field it knows; that none is forgotten is a test below. */
const examples: Record<string, Example> = {
  '/api/session/wechat': { code: 'sim-odd.1' },
  '/api/session/sms-code': { phone: markers.phone },
  '/api/session/sms': { phone: markers.phone, code: '123456' },
  '/api/session/phone': {
    phone: markers.phone,
    code: '123456',
    wechatPhoneCode: 'x',
    queryCode: '1234567890',
    idNumber: '11010519491231002X',
  },
  '/api/session/earlier-owner': { queryCode: '1234567890', idNumber: '11010519491231002X', notMine: true },
  '/api/session/staff': { username: 'nobody', password: 'nothing' },
  '/api/profile': {
    type: 'person',
    name: markers.name,
    phone: markers.phone,
    address: '相山区东街道幸福小区3栋',
    idType: 'resident-id',
    idNumber: '11010519491231002X',
    addresses: ['相山区东街道幸福小区3栋'],
  },
  '/api/account': { confirm: true, queryCode: '1234567890', idNumber: '11010519491231002X' },
  '/api/petitions': {
    ...makeFiling({ aboutConduct: true }),
    requests: ['尽快疏通门口的排水管道'],
    place: { text: '幸福小区南门', longitude: 116.8, latitude: 33.97 },
    categoryCode: '010000',
    peopleCount: 3,
    attachmentIds: [someId],
    attachmentCaptions: [{ id: someId, caption: '门口的积水' }],
    filedBefore: { answer: 'yes', number: 'HB202611230000017' },
    atCourt: 'pending',
    petitioner: {
      type: 'person',
      name: markers.name,
      phone: markers.phone,
      address: '相山区东街道幸福小区3栋',
      idType: 'resident-id',
      idNumber: '11010519491231002X',
    },
    accused: [{ name: '某某', organisationId: '340600-housing', organisationName: '某单位', position: '科长' }],
    hideIdentity: false,
    publishConsent: false,
    electronicDelivery: true,
    signatories: [{ name: markers.name, phone: markers.phone, representative: true }],
    clientCreatedAt: instant,
  },
  '/api/petitions/received': {
    ...makeFiling({ aboutConduct: true }),
    requests: ['尽快疏通门口的排水管道'],
    place: { text: '幸福小区南门', longitude: 116.8, latitude: 33.97 },
    categoryCode: '010000',
    peopleCount: 3,
    attachmentIds: [someId],
    attachmentCaptions: [{ id: someId, caption: '门口的积水' }],
    filedBefore: { answer: 'yes', number: 'HB202611230000017' },
    atCourt: 'pending',
    petitioner: {
      type: 'person',
      name: markers.name,
      phone: markers.phone,
      address: '相山区东街道幸福小区3栋',
      idType: 'resident-id',
      idNumber: '11010519491231002X',
    },
    accused: [{ name: '某某', organisationId: '340600-housing', organisationName: '某单位', position: '科长' }],
    hideIdentity: false,
    publishConsent: false,
    signatories: [{ name: markers.name, phone: markers.phone, representative: true }],
    channel: 'letter',
    receivedOn: '2026-11-23',
    lateReason: '邮路中断，今天才收到',
  },
  '/api/petitions/similar': { kind: 'petition', title: '小区门口积水', body: '一下雨就积水', regionCode: '340603001' },
  '/api/organisations/{id}/succession': { successorId: '340600-housing', on: '2026-11-23', reason: '机构改革方案' },
  '/api/petitions/{id}/petitioner-opening': { reason: '联系核实情况' },
  '/api/notices/read-all': { until: instant },
  '/api/colleagues/{id}/leave': { fromOn: '2026-11-23', untilOn: '2026-11-24' },
  '/api/desk-notices/read-all': { until: instant },
  '/api/lookup': { number: 'HB202611230000017', queryCode: '1234567890' },
  '/api/petitions/{id}/registration': {
    classReason: '反映的是工作人员的行为',
    class: 'appeal',
    purpose: 'request',
    proposedRoute: 'petition',
    categoryCode: '010000',
    repeatOf: 'HB202611230000017',
    remark: '备注',
  },
  '/api/petitions/{id}/transfer': {
    assignmentId: someId,
    assignments: [{ organisationId: '340600-housing', role: 'lead' }],
    simple: true,
    remark: '备注',
  },
  '/api/petitions/{id}/objection': { assignmentId: someId, reason: '不属于本单位职权范围' },
  '/api/petitions/{id}/dispute': { assignmentId: someId, to: 'joint-conference', reason: '双方都认为不属于本单位职权' },
  '/api/petitions/{id}/objection-decision': {
    assignmentId: someId,
    proposalId: someId,
    objectionUpheld: true,
    reason: '经核实同意',
    decidedBy: 'common-superior',
    decisionNumber: '淮信裁〔2026〕1号',
    decidedOn: '2026-11-23',
  },
  '/api/petitions/{id}/acceptance': {
    simple: false,
    assignmentId: someId,
    route: 'petition',
    dutyReason: '属于本单位的法定职责',
    remark: '备注',
  },
  '/api/petitions/{id}/duty-decision': { proposalId: someId, approved: true, reason: '由本单位履行职责' },
  '/api/petitions/{id}/procedural-notice': {
    assignmentId: someId,
    route: 'judicial',
    procedure: '民事诉讼',
    receivingBody: '人民法院',
    reason: '属于合同纠纷',
  },
  '/api/petitions/{id}/procedural-notice-decision': { proposalId: someId, approved: true, remark: '备注' },
  '/api/petitions/{id}/reply': {
    assignmentId: someId,
    body: '经调查核实，现将有关情况答复如下。',
    points: [{ requestId: someId, outcome: 'explained', text: '已经核实。', basis: '《信访工作条例》第三十二条', fulfilOn: '2026-12-31' }],
    attachmentIds: [someId],
  },
  '/api/petitions/{id}/reply-approval': { assignmentId: someId, approved: true, remark: '备注' },
  '/api/petitions/{id}/rating': {
    bureau: { grade: 'satisfied', reason: '很好' },
    unit: { grade: 'satisfied', reason: '很好' },
    points: [{ requestId: someId, solved: 'solved' }],
  },
  '/api/petitions/{id}/conclusion': { ground: '已经答复' },
  '/api/petitions/{id}/withdrawal': { reason: '问题已经解决' },
  '/api/petitions/{id}/contact': { assignmentId: someId, channel: 'phone', at: instant, summary: '电话核实情况' },
  '/api/petitions/{id}/withdrawal-undo': { remark: '备注' },
  '/api/petitions/{id}/prompt-answer': { text: '开放时间是每天八点到十八点。', reason: '只是咨询' },
  '/api/petitions/{id}/prompt-answer-decision': { proposalId: someId, approved: true, remark: '备注' },
  '/api/petitions/{id}/route-contest': { proposalId: someId, reason: '应当由本单位办理' },
  '/api/petitions/{id}/route-contest-decision': { proposalId: someId, approved: true, reason: '经复核属实' },
  '/api/petitions/{id}/refusal': { openNumber: 'HB202611230000017', reason: '同一事项正在办理期限内' },
  '/api/petitions/{id}/refusal-decision': { proposalId: someId, approved: true, remark: '备注' },
  '/api/petitions/{id}/class-change': { assignmentId: someId, class: 'suggestion', reason: '信访人只是提出建议' },
  '/api/petitions/{id}/class-decision': { proposalId: someId, approved: true, reason: '经核对属实' },
  '/api/petitions/{id}/recall': { assignmentId: someId, reason: '转送的单位有误' },
  '/api/petitions/{id}/extension': { assignmentId: someId, period: 'mailbox', days: 30, reason: '情况复杂，需要鉴定' },
  '/api/petitions/{id}/extension-decision': { proposalId: someId, approved: true, remark: '备注' },
  '/api/petitions/{id}/ordinary-handling': { assignmentId: someId, reason: '情况比预想的复杂' },
  '/api/petitions/{id}/ordinary-handling-decision': { proposalId: someId, approved: true, remark: '备注' },
  '/api/petitions/{id}/supplement-request': { assignmentId: someId, text: '请补充购房合同' },
  '/api/petitions/{id}/supplement': { text: '补充购房合同', attachmentIds: [someId] },
  '/api/petitions/{id}/urge': { remark: '备注' },
  '/api/petitions/{id}/rewording': { assignmentId: someId, requestId: someId, texts: ['疏通南门排水管道'], reason: '原来的表述包含两件事' },
  '/api/petitions/{id}/rewording-answer': { proposalId: someId, approved: true, remark: '备注' },
  '/api/petitions/{id}/hearing': { assignmentId: someId, on: '2026-11-20', place: '市信访局听证室', summary: '双方陈述了意见' },
  '/api/petitions/{id}/agreement': { assignmentId: someId, kind: 'mediation', on: '2026-11-20', text: '双方同意分两期整改' },
  '/api/petitions/{id}/procedure-result': { assignmentId: someId, text: '法院已经立案' },
  '/api/petitions/{id}/mark': { mark: 'repeat', earlierNumber: 'HB202611230000017', reason: '与此前的事项相同' },
  '/api/petitions/{id}/mark-decision': { proposalId: someId, approved: true, reason: '经复核属实' },
  '/api/petitions/{id}/mark-contest': { proposalId: someId, reason: '不是同一件事' },
  '/api/petitions/{id}/mark-contest-decision': { proposalId: someId, approved: true, reason: '经复核属实' },
  '/api/petitions/{id}/recusal': {
    assignmentId: someId,
    firstReceiver: false,
    name: '某某',
    leaderConcerned: false,
    reason: '与被反映人是亲属',
  },
  '/api/petitions/{id}/recusal-decision': { proposalId: someId, approved: true, reason: '经核实属实', staffIds: [someId] },
  '/api/petitions/{id}/fulfilment-proof': { taskId: someId, text: '排水管道已经疏通', attachmentIds: [someId] },
  '/api/petitions/{id}/fulfilment-refusal': { taskId: someId, reason: '施工条件暂不具备' },
  '/api/petitions/{id}/fulfilment-confirmation': { taskId: someId, confirmed: false, reason: '仍有积水' },
  '/api/petitions/{id}/call-back': { taskId: someId, channel: 'phone', at: instant, summary: '电话回访情况' },
  '/api/petitions/{id}/contact-change': { phone: markers.phone, address: '相山区东街道幸福小区4栋' },
  '/api/petitions/{id}/retaliation-report': { aboutBureau: false, text: '反映后被停止供水' },
  '/api/petitions/{id}/publication': {
    title: '小区门口道路积水',
    body: '我们小区门口的路一下雨就积水。',
    answer: '已经疏通门口的排水管道。',
  },
  '/api/petitions/{id}/publication-end': { reason: '内容有误' },
  '/api/petitions/{id}/publication-consent': { publishConsent: false },
  '/api/petitions/{id}/urgent-report': { to: 'committee-and-government', at: instant, summary: '百余人聚集在路口' },
}

/** The longest text of each field as the contract promises it to clients, written apart from the schemas. */
const longest: Record<string, number> = {
  '/api/petitions title': 50,
  '/api/petitions body': 5000,
  '/api/petitions requests.0': 200,
}

/** Where nothing may be known: a letter without an address, a visitor without a phone. */
const mayBeBlank = [
  '/api/petitions/similar title',
  '/api/petitions/similar body',
  '/api/petitions/received petitioner.phone',
  '/api/petitions/received petitioner.address',
]
const isBlank = (value: unknown) => typeof value === 'string' && !/[^\s\p{Default_Ignorable_Code_Point}\u2800]/u.test(value)

/** Written into the JSON as they are, since no JavaScript value is written that way. */
const raw = (json: string) => ({ raw: json })
const isRaw = (value: unknown): value is { raw: string } => typeof value === 'object' && value !== null && Object.hasOwn(value, 'raw')

/** What belongs in no field that takes a text. */
const brokenTexts = [
  '',
  '  \u3000\n ',
  '\u200b\u200b\u200b\u200b\u200b\u200b',
  '\u200d\u200d\u200d\u200d\u200d\u200d',
  '\u2800\u3164\uffa0\u2800\u115f',
  `${markers.text}\u0000${markers.text}`,
  `${markers.text}\ud800${markers.text}`,
  `${markers.text}\u0007\u001b[31m${markers.text}`,
  `${markers.text}\u0085${markers.text}`,
  markers.text.repeat(3000),
]
/** Free text may hold these; what has a form of its own may not. */
const oddTexts = [
  '<script>alert("标记")</script>',
  '😀😀😀😀😀😀😀😀',
  '\u202e反过来写的字\u202c',
  "' or 1=1 --",
  '__proto__',
  'constructor',
  '../../etc/passwd',
  'NaN',
]
const oddNumbers = [-1, 0, 1.5, 1e9, raw('1e309'), raw('-1e309'), raw('123456789012345678901234567890'), 'NaN', '1']
const oddDates = [
  '2026-02-30T08:00:00+08:00',
  '0000-00-00T00:00:00Z',
  '2026-11-23',
  '2026-11-23T08:00:00',
  '2026-13-01T08:00:00Z',
  '9999-12-31T23:59:59Z',
  '2026-11-23T08:00:00+99:00',
  '1e309',
]
const deep = raw('['.repeat(10_000) + ']'.repeat(10_000))

const typeOf = (node: Node): string => [node.type].flat().find((type) => type && type !== 'null') ?? ''
const mayBeNull = (node: Node): boolean => [node.type].flat().includes('null') || (node.anyOf ?? []).some((one) => one.type === 'null')
const plain = (node: Node): Node => node.anyOf?.find((one) => one.type !== 'null') ?? node

type Field = { path: (string | number)[]; node: Node; required: boolean }

/** Every field of a schema, those within objects and lists included. */
function fieldsOf(schema: Node, path: Field['path'] = []): Field[] {
  const node = plain(schema)
  const children = Object.entries(node.properties ?? {}).flatMap(([name, child]) => [
    { path: [...path, name], node: child, required: node.required?.includes(name) ?? false },
    ...fieldsOf(child, [...path, name]),
  ])
  if (!node.items) return children
  return [...children, { path: [...path, 0], node: node.items, required: false }, ...fieldsOf(node.items, [...path, 0])]
}

/** What a field of this kind can never hold. */
function wrongFor({ node: schema, required }: Field): unknown[] {
  const node = plain(schema)
  const type = typeOf(node)
  const otherTypes = [1, true, '字', [], [1], { a: 1 }, deep].filter(
    (value) =>
      !(type === 'string' && value === '字') &&
      !(type === 'boolean' && value === true) &&
      !(type === 'array' && Array.isArray(value)) &&
      !(/number|integer/.test(type) && value === 1) &&
      !(type === 'object' && isPlainObject(value)),
  )
  const own =
    type === 'string'
      ? [...brokenTexts, ...(node.enum || node.format || node.pattern ? oddTexts : []), ...(node.pattern?.includes('T') ? oddDates : [])]
      : /number|integer/.test(type)
        ? [...oddNumbers.filter((value) => !(node.type === 'number' && value === 1.5)), markers.text]
        : type === 'array'
          ? [Array(100).fill(null), [null], [[]]]
          : type === 'boolean'
            ? ['true', 0, '']
            : ['']
  return [...(required ? [undefined] : []), ...(mayBeNull(schema) ? [] : [null]), ...otherTypes, ...own]
}

const isPlainObject = (value: unknown) => typeof value === 'object' && value !== null && !Array.isArray(value) && !isRaw(value)

/** The example with one field changed, as JSON. */
function changed(example: unknown, [step, ...rest]: (string | number)[], value: unknown): string {
  const mark = '"\u0001raw\u0001"'
  const put = (into: unknown, at: (string | number)[]): unknown => {
    const [first, ...others] = at
    if (first === undefined) return isRaw(value) ? '\u0001raw\u0001' : value
    if (Array.isArray(into)) return into.map((one, index) => (index === first ? put(one, others) : one))
    return { ...(into as Example), [first]: put((into as Example)[first], others) }
  }
  const json = JSON.stringify(put(example, step === undefined ? [] : [step, ...rest])) ?? ''
  return isRaw(value) ? json.replace(JSON.stringify(JSON.parse(mark.replaceAll('\u0001', '\\u0001'))), value.raw) : json
}

const json = { 'content-type': 'application/json' }
const ofPetitioner =
  /\/(rating|withdrawal|withdrawal-undo|supplement|urge|rewording-answer|mark-contest|route-contest|fulfilment-confirmation|contact-change|retaliation-report|publication-consent)$/
const whoCalls = (path: string): Caller =>
  path.endsWith('/received') || path.startsWith('/api/desk-') || (path.includes('{id}') && !ofPetitioner.test(path))
    ? bureau
    : path.startsWith('/api/petitions') || path.startsWith('/api/notices') || /\/(phone|earlier-owner|profile|account)$/.test(path)
      ? resident
      : house.visitor
/** Every other call with a body is a POST. */
const methods: Record<string, 'PUT' | 'DELETE'> = {
  '/api/profile': 'PUT',
  '/api/account': 'DELETE',
  '/api/colleagues/{id}/leave': 'PUT',
}
const send = (path: string, payload: string | Buffer, headers: Record<string, string> = json): Promise<Answer<Problem>> =>
  whoCalls(path).send<Problem>(methods[path] ?? 'POST', path.replace('{id}', petition.id), { payload, headers })

async function bodySchemas(): Promise<Record<string, Node>> {
  const { body } = await house.visitor.get<{
    paths: Record<string, Record<string, { requestBody?: { content: Record<string, { schema: Node }> } }>>
  }>('/openapi.json')
  return Object.fromEntries(
    Object.entries(body.paths).flatMap(([path, operations]) =>
      Object.values(operations).flatMap(({ requestBody }) => {
        const schema = requestBody?.content['application/json']?.schema
        return schema ? [[path, schema]] : []
      }),
    ),
  )
}

const show = (value: unknown) => (isRaw(value) ? value.raw : (JSON.stringify(value) ?? 'missing')).slice(0, 60)

it('knows a body with every field for every call that takes one', async () => {
  const schemas = await bodySchemas()
  expect(Object.keys(examples).toSorted()).toEqual(Object.keys(schemas).toSorted())
  for (const name of acts) expect(Object.keys(examples)).toContain(`/api/petitions/{id}/${name}`)
  for (const [path, schema] of Object.entries(schemas)) {
    for (const field of fieldsOf(schema)) {
      const value = field.path.reduce<unknown>((into, step) => (into as Example | undefined)?.[step], examples[path])
      expect(value, `${path} ${field.path.join('.')}`).not.toBeUndefined()
    }
  }
})

describe('a field that cannot be right is refused by name, and nothing is stored', () => {
  it.each(Object.keys(examples))('%s', async (path) => {
    const schema = (await bodySchemas())[path] as Node
    const before = await countRows(house)
    for (const field of fieldsOf(schema)) {
      const name = field.path.join('.')
      const tooLong = longest[`${path} ${name}`]
      for (const value of [...wrongFor(field), ...(tooLong ? ['长'.repeat(tooLong + 1), '😀'.repeat(tooLong + 1)] : [])]) {
        if (mayBeBlank.includes(`${path} ${name}`) && isBlank(value)) continue
        const what = `${path} ${name} ${show(value)}`
        const answer = await send(path, changed(examples[path], field.path, value))
        // Some texts have the right form and are only wrong: what is compared and never kept, and a word that could be a code.
        const isCompared = ['wrong_credentials', 'wechat_code_invalid'].includes(answer.body.code)
        if (isCompared || value === 'constructor') expectRefusal(answer, what)
        else expectFieldRefusal(answer, name, what)
      }
    }
    expect(await countRows(house)).toEqual(before)
  })
})

describe('a body that is none', () => {
  const wholes: [string, string | Buffer, Record<string, string>][] = [
    ['broken JSON', '{"title":', json],
    ['two documents', '{}{}', json],
    ['nothing', '', json],
    ['null', 'null', json],
    ['a number', '1e309', json],
    ['a text', `"${markers.text}"`, json],
    ['a list', '[]', json],
    ['lists in lists, 10,000 deep', '['.repeat(10_000) + ']'.repeat(10_000), json],
    ['objects in objects, 10,000 deep', `${'{"place":'.repeat(10_000)}1${'}'.repeat(10_000)}`, json],
    ['a key that poisons prototypes', '{"__proto__":{"admin":true}}', json],
    ['a constructor that poisons prototypes', '{"constructor":{"prototype":{"admin":true}}}', json],
    ['bytes that are no UTF-8', Buffer.from('{"title":"\xff\xfe\xff\xfe"}', 'latin1'), json],
    ['compressed', Buffer.from('1f8b0800000000000003ab5604000000', 'hex'), { ...json, 'content-encoding': 'gzip' }],
    ['XML', `<title>${markers.text}</title>`, { 'content-type': 'text/xml' }],
    ['plain text', markers.text, { 'content-type': 'text/plain' }],
    ['a form', `title=${encodeURIComponent(markers.text)}`, { 'content-type': 'application/x-www-form-urlencoded' }],
    ['a format that is no format', '{}', { 'content-type': 'garbage' }],
    ['1 MB', JSON.stringify({ title: 'x'.repeat(1_000_000) }), json],
    ['2 MB', JSON.stringify({ title: markers.text.repeat(100_000) }), json],
  ]

  it.each(wholes)('is refused by every call and stored nowhere: %s', async (what, payload, headers) => {
    const before = await countRows(house)
    for (const path of Object.keys(examples)) expectRefusal(await send(path, payload, headers), `${path} ${what}`)
    expect(await countRows(house)).toEqual(before)
  })
})

describe('what only the house can know is wrong', () => {
  const filingRefused = async (changes: object, path: string) => {
    const before = await countRows(house)
    const answer = await resident.post<Problem>('/api/petitions', { ...makeFiling(), ...changes })
    expectFieldRefusal(answer, path, JSON.stringify(changes).slice(0, 80))
    expect(await countRows(house)).toEqual(before)
  }
  const png = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64')

  async function upload(who: Caller): Promise<string> {
    const boundary = 'bad-input'
    const head = `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="a.png"\r\ncontent-type: image/png\r\n\r\n`
    const payload = Buffer.concat([Buffer.from(head), png, Buffer.from(`\r\n--${boundary}--\r\n`)])
    const headers = { 'content-type': `multipart/form-data; boundary=${boundary}` }
    const answer = await who.send<{ id: string }>('POST', '/api/attachments', { payload, headers })
    expect(answer.status, answer.text).toBe(201)
    return answer.body.id
  }

  it('a region, a category or an organisation that does not exist', async () => {
    for (const regionCode of ['110101', '340699', '999999999', '340603999999', '000000']) await filingRefused({ regionCode }, 'regionCode')
    await filingRefused({ categoryCode: '999999' }, 'categoryCode')
    for (const organisationId of ['nobody-knows', 'constructor', 'tostring', '---'])
      await filingRefused({ aboutConduct: true, accused: [{ organisationId }] }, 'accused.0.organisationId')
  })

  it('an attachment that is missing, used, listed twice, too many, or somebody else’s', async () => {
    const other = await house.resident('王五')
    const [mine, foreign, staffs] = [await upload(resident), await upload(other), await upload(bureau)]
    await fileAs(resident, { attachmentIds: [mine] })
    const fresh = await upload(resident)
    for (const ids of [[someId], [foreign], [staffs], [mine], [fresh, foreign], [fresh, fresh], [fresh, fresh.toUpperCase()]])
      await filingRefused({ attachmentIds: ids }, 'attachmentIds')
    const hundred = Array.from({ length: 100 }, (_, index) => someId.replace(/00$/, String(index).padStart(2, '0')))
    await filingRefused({ attachmentIds: hundred }, 'attachmentIds')
    await filingRefused({ attachmentIds: hundred.slice(0, maxAttachments + 1) }, 'attachmentIds')
    expect((await fileAs(resident, { attachmentIds: [fresh] })).attachments.map(({ id }) => id)).toEqual([fresh])
  })

  it('a caption of no attachment of the filing, two of one, or an id number that fails its check', async () => {
    const mine = await upload(resident)
    const caption = { id: mine, caption: '门口的积水' }
    for (const attachmentIds of [[], [await upload(resident)]])
      await filingRefused({ attachmentIds, attachmentCaptions: [caption] }, 'attachmentCaptions')
    await filingRefused({ attachmentIds: [mine], attachmentCaptions: [caption, caption] }, 'attachmentCaptions')
    const { petitioner } = makeFiling()
    for (const [idType, idNumber] of [
      ['resident-id', '110105194912310021'],
      ['social-credit-code', '91350100M000100Y44'],
      ['social-credit-code', '91350100I000100Y43'],
      ['social-credit-code', '11010519491231002X'],
    ])
      await filingRefused({ petitioner: { ...petitioner, idType, idNumber } }, 'petitioner.idNumber')
  })

  it('a unit, a point or an attachment that an act cannot mean', async () => {
    const unit = await house.staff('unit-clerk')
    let matter = await register(bureau, await fileAs(resident, { requests: ['第一点诉求', '第二点诉求'] }))
    const refused = async (who: Caller, name: string, body: object, path: string) => {
      const before = await countRows(house)
      expectFieldRefusal(
        await who.post<Problem>(`/api/petitions/${matter.id}/${name}`, body),
        path,
        `${name} ${JSON.stringify(body).slice(0, 80)}`,
      )
      expect(await countRows(house)).toEqual(before)
    }
    for (const organisationId of ['nobody-knows', 'constructor', bureau.organisationId])
      await refused(bureau, 'transfer', { assignments: [{ organisationId, role: 'lead' }] }, 'assignments.0.organisationId')
    const twice = { organisationId: unit.organisationId, role: 'assist' }
    await refused(bureau, 'transfer', { assignments: [twice, twice] }, 'assignments')
    await refused(bureau, 'transfer', { assignments: [twice] }, 'assignments')
    matter = await transfer(bureau, matter, unit.organisationId)
    matter = await act(unit, matter, 'acceptance', {})
    const reply = replyBody(matter)
    const [first] = reply.points
    await refused(unit, 'reply', { ...reply, points: [first] }, 'points')
    await refused(unit, 'reply', { ...reply, points: [first, first] }, 'points')
    await refused(unit, 'reply', { ...reply, points: [first, { ...first, requestId: someId }] }, 'points')
    await refused(unit, 'reply', { ...reply, points: reply.points.map((point) => ({ ...point, outcome: 'adopted' })) }, 'points')
    await refused(unit, 'reply', { ...reply, attachmentIds: [await upload(resident)] }, 'attachmentIds')
    await refused(unit, 'contact', { channel: 'phone', at: '2027-01-01T08:00:00+08:00', summary: '电话核实情况' }, 'at')
  })
})

it('takes what people really write and gives it back as it was written', async () => {
  const title = '关于“幸福小区”——3栋<1单元> & 地下室漏水😀👨‍👩‍👧'
  const body = '  <b>请看</b>：排水管 < 10cm，且 a && b；\r\n第二行：\u0065\u0301cole、Ω、𠮷野家、🇨🇳。\u200b<script>alert(1)</script>\n  '
  const filed = await fileAs(resident, {
    title,
    body,
    requests: ['修好它！（<尽快>）👍'],
    petitioner: { type: 'person', name: '阿卜杜拉·买买提', phone: '0561-3021234', address: '3栋😀门' },
  })
  const seen = await open(resident, filed)
  expect(seen.title).toBe(title)
  expect(seen.body).toBe('<b>请看</b>：排水管 < 10cm，且 a && b；\n第二行：école、Ω、𠮷野家、🇨🇳。<script>alert(1)</script>')
  expect(seen.requests.map(({ text }) => text)).toEqual(['修好它！（<尽快>）👍'])
  expect(seen.petitioner).toMatchObject({ name: '阿卜杜拉·买买提', phone: '0561-3021234', address: '3栋😀门' })
  expect((await open(bureau, filed)).title).toBe(title)
})

it('writes nothing of what was sent into its log', () => {
  const text = log.join('')
  expect(log.length).toBeGreaterThan(1000)
  const secrets = [
    ...Object.values(markers),
    resident.token ?? '',
    bureau.token ?? '',
    '尽快疏通',
    'alert(1)',
    '11010519491231002X',
    '1234567890',
  ]
  for (const secret of secrets) expect(text.includes(secret), secret).toBe(false)
  expect(text).not.toContain('"level":50')
})
