import type { PetitionView } from '@petition/shared/schemas/petition'
import type { PetitionPage } from '@petition/shared/schemas/petition-list'
import type { Timeline } from '@petition/shared/schemas/timeline'
import type { Act } from '@petition/shared/vocabulary/acts'
import type { StaffRole } from '@petition/shared/vocabulary/roles'
import { expect } from 'vitest'
import { insertStaff } from '../src/db/staff.ts'
import { openStaffSession } from '../src/usecases/session/open-session.ts'
import type { House } from './house.ts'
import { makeFiling } from './make.ts'
import { type Caller, callerOf, type Resident, type StaffMember } from './people.ts'

type Somebody = Pick<Caller, 'get' | 'post'>
export type Problem = { code: string; detail: string; errors?: { path: string; code: string; message: string }[] }

/** Somebody who signs in again when the time in the house was moved, since sessions end. */
export async function returning<Person extends Caller>(house: House, signIn: () => Promise<Person>): Promise<Person> {
  let person = await signIn()
  let since = house.now
  const signedIn = async () => {
    if (house.now !== since) person = await signIn()
    since = house.now
    return person
  }
  return {
    ...person,
    get: async (...asked) => (await signedIn()).get(...asked),
    post: async (...asked) => (await signedIn()).post(...asked),
    send: async (...asked) => (await signedIn()).send(...asked),
  }
}

/** The steps of a petition's life as a story tells them; each one must succeed. */
export async function fileAs(resident: Resident, changes: Parameters<typeof makeFiling>[0] = {}): Promise<PetitionView> {
  const answer = await resident.post<PetitionView>('/api/petitions', makeFiling(changes))
  expect(answer.status, answer.text).toBe(201)
  return answer.body
}

export async function open(who: Somebody, { id }: { id: string }): Promise<PetitionView> {
  const answer = await who.get<PetitionView>(`/api/petitions/${id}`)
  expect(answer.status, answer.text).toBe(200)
  return answer.body
}

/** Reads the petition first, as a clerk with the page open. */
export async function act(who: Somebody, petition: { id: string }, name: Act, body: object): Promise<PetitionView> {
  const { version } = await open(who, petition)
  const answer = await who.post<PetitionView>(`/api/petitions/${petition.id}/${name}`, body, { 'if-match': String(version) })
  expect(answer.status, answer.text).toBe(200)
  return answer.body
}

/** The same act where it must not succeed: the status, the code and the fields it names. */
export async function refusal(who: Somebody, petition: { id: string }, name: Act, body: object, headers?: Record<string, string>) {
  const answer = await who.post<Problem>(`/api/petitions/${petition.id}/${name}`, body, headers)
  return [answer.status, ...(answer.body.errors?.map((error) => `${error.path}: ${error.code}`) ?? [answer.body.code])]
}

export const register = (bureau: Somebody, petition: { id: string }, changes: object = {}) =>
  act(bureau, petition, 'registration', { class: 'appeal', purpose: 'request', ...changes })

/** Filed by a resident, registered, sent to the housing department and accepted there. */
export async function acceptedFor(house: House, name: string, changes: Parameters<typeof makeFiling>[0] = {}) {
  const bureau = await house.staff('bureau-clerk', { organisationId: '340600-bureau' })
  const unit = await house.staff('unit-clerk', { organisationId: '340600-housing' })
  const filed = await fileAs(await house.resident(name), changes)
  await register(bureau, filed)
  await transfer(bureau, filed, unit.organisationId)
  return { bureau, unit, petition: await act(unit, filed, 'acceptance', {}) }
}

/** The first organisation leads, the others assist. */
export const transfer = (sender: Somebody, petition: { id: string }, ...organisationIds: string[]) =>
  act(sender, petition, 'transfer', transferBody(...organisationIds))

export const transferBody = (...organisationIds: string[]) => ({
  assignments: organisationIds.map((organisationId, index) => ({ organisationId, role: index === 0 ? 'lead' : 'assist' })),
})

export const replyBody = (petition: PetitionView, outcome = 'explained') => ({
  body: '经调查核实，现将有关情况答复如下。',
  points: petition.requests.map(({ id }) => ({ requestId: id, outcome, text: '情况已经核实。', basis: '《信访工作条例》第三十二条' })),
})

export const timelineOf = async (who: Somebody, { id }: { id: string }) =>
  (await who.get<Timeline>(`/api/petitions/${id}/timeline`)).body.items

export const listOf = async (who: Somebody, query = '') => (await who.get<PetitionPage>(`/api/petitions?limit=100${query}`)).body

/** Led into another procedure: asked for by one of the body, agreed by a second one. */
export async function guide(clerk: Somebody, second: Somebody, petition: { id: string }, notice: object = bodies['procedural-notice']) {
  await act(clerk, petition, 'procedural-notice', notice)
  return act(second, petition, 'procedural-notice-decision', { approved: true })
}

/** `kind state` of every clock, with whom it belongs to where that matters. */
export const clocksOf = (petition: PetitionView) => petition.clocks.map(({ kind, state }) => `${kind} ${state}`)

export async function upload(
  who: Caller,
  bytes = '%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\nstartxref\n0\n%%EOF\n',
): Promise<string> {
  const head = '--part\r\nContent-Disposition: form-data; name="file"; filename="a.pdf"\r\nContent-Type: application/pdf\r\n\r\n'
  const headers = { 'content-type': 'multipart/form-data; boundary=part' }
  const answer = await who.send<{ id: string }>('POST', '/api/attachments', { payload: `${head}${bytes}\r\n--part--\r\n`, headers })
  expect(answer.status, answer.text).toBe(201)
  return answer.body.id
}

/** Another member of staff who may read sealed matters of the organisation. */
export async function newReader(house: House, name: string, organisationId: string, ...roles: StaffRole[]): Promise<StaffMember> {
  const member = { username: `${organisationId}-${name}`, name, passwordHash: 'none', roles, organisationId, readsSealed: true }
  const row = await insertStaff(house.ctx.db, member, house.now)
  const { id } = await openStaffSession(house.ctx, row?.id ?? '')
  return { ...callerOf(house.app, house.app.signToken(id)), id: row?.id ?? '', organisationId, username: member.username }
}

/** Every door behind which a petition can be found. */
export async function doorsOpenTo(who: Somebody, petition: PetitionView, word: string): Promise<string[]> {
  const url = `/api/petitions/${petition.id}`
  const attachments = petition.attachments.map(({ id }) => `/api/attachments/${id}`)
  const found: string[] = []
  for (const path of [url, `${url}/timeline`, ...attachments]) if ((await who.get(path)).status !== 404) found.push(path)
  const opening = await who.post(`${url}/petitioner-opening`, { reason: '联系核实情况' })
  if (opening.status !== 404) found.push('petitioner-opening')
  for (const name of Object.keys(bodies) as Act[]) {
    for (const headers of [undefined, { 'if-match': '1' }]) {
      if ((await who.post(`${url}/${name}`, bodies[name], headers)).status !== 404) found.push(name)
    }
  }
  for (const query of ['', '&queue=mine', '&queue=overdue', '&sort=newest', `&q=${petition.number}`, `&q=${encodeURIComponent(word)}`]) {
    const { items } = await listOf(who, query)
    if (items.some((item) => item.id === petition.id)) found.push(`list ${query}`)
  }
  return found
}

/** A body for each act that its schema takes. */
const someId = '01900000-0000-7000-8000-000000000000'
export const bodies: Record<Act, object> = {
  registration: { class: 'appeal', purpose: 'request' },
  'class-change': { class: 'suggestion', reason: '只是建议' },
  'class-decision': { approved: true, reason: '确实只是建议' },
  transfer: { assignments: [{ organisationId: '340600-housing', role: 'lead' }] },
  objection: { reason: '不属于本单位职权范围' },
  dispute: { to: 'joint-conference', reason: '双方都认为不属于本单位职权' },
  'objection-decision': { objectionUpheld: true, reason: '经核实同意' },
  acceptance: { route: 'petition' },
  'duty-decision': { approved: true, reason: '由本单位履行职责' },
  'procedural-notice': { route: 'judicial', procedure: '民事诉讼', receivingBody: '人民法院', reason: '属于合同纠纷' },
  'procedural-notice-decision': { approved: true },
  reply: {
    body: '经调查核实，现将有关情况答复如下。',
    points: [{ requestId: someId, outcome: 'explained', text: '已核实', basis: '条例' }],
  },
  'reply-approval': { approved: true },
  rating: { unit: { grade: 'satisfied' } },
  conclusion: { ground: '已经答复' },
  withdrawal: { reason: '问题已经解决' },
  contact: { channel: 'phone', at: '2026-11-23T08:00:00+08:00', summary: '电话核实情况' },
  'withdrawal-undo': {},
  'prompt-answer': { text: '感谢您的来信', reason: '没有提出诉求' },
  'prompt-answer-decision': { approved: true },
  'route-contest': { reason: '这件事应当由你们办理' },
  'route-contest-decision': { approved: true, reason: '经审核属实' },
  refusal: { openNumber: 'HB20261123000001', reason: '同一事项正在办理' },
  'refusal-decision': { approved: true },
  recall: { reason: '转送有误，予以收回' },
  extension: { days: 15, reason: '情况复杂，需要勘察' },
  'extension-decision': { approved: true },
  'ordinary-handling': { reason: '需要进一步调查' },
  'ordinary-handling-decision': { approved: true },
  'supplement-request': { text: '请补充现场照片' },
  supplement: { text: '补充现场情况' },
  urge: {},
  rewording: { requestId: someId, texts: ['疏通排水管道'], reason: '表述更清楚' },
  'rewording-answer': { approved: true },
  hearing: { on: '2026-11-23', place: '街道办事处会议室', summary: '双方陈述了意见' },
  agreement: { kind: 'mediation', on: '2026-11-23', text: '双方同意疏通管道' },
  'procedure-result': { text: '法院已经立案' },
  mark: { mark: 'court-related', reason: '正在法院审理' },
  'mark-decision': { approved: true, reason: '经复核属实' },
  'mark-contest': { reason: '没有进入诉讼' },
  'mark-contest-decision': { approved: true, reason: '经审核属实' },
  recusal: { name: '王某', reason: '与本事项有利害关系' },
  'recusal-decision': { approved: true, reason: '情况属实' },
  'fulfilment-proof': { text: '管道已经疏通' },
  'fulfilment-refusal': { reason: '资金没有到位' },
  'fulfilment-confirmation': { confirmed: true },
  'call-back': { channel: 'phone', at: '2026-11-23T08:00:00+08:00', summary: '电话回访情况' },
  'contact-change': { phone: '13800000009' },
  'retaliation-report': { text: '有人上门威胁' },
  publication: { title: '小区门口道路积水', body: '我们小区门口的路一下雨就积水。', answer: '已经疏通门口的排水管道。' },
  'publication-end': { reason: '内容有误' },
  'publication-consent': { publishConsent: false },
  'urgent-report': { to: 'department', at: '2026-11-23T08:00:00+08:00', summary: '已经报告主管部门' },
}
