import type { NoticePage } from '@petition/shared/schemas/notice'
import type { PetitionView } from '@petition/shared/schemas/petition'
import type { PublishedLetter, PublishedPage } from '@petition/shared/schemas/published'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { replayPetition } from '../src/usecases/petition/replay-petitions.ts'
import { type House, openHouse } from './house.ts'
import type { Resident, StaffMember } from './people.ts'
import { act, bodies, fileAs, guide, open, refusal, register, replyBody, transfer, upload } from './steps.ts'

let house: House
let resident: Resident
let bureau: StaffMember
let unit: StaffMember
let petition: PetitionView

beforeAll(async () => {
  house = await openHouse()
  resident = await house.resident('张三')
  bureau = await house.staff('bureau-clerk', { organisationId: '340600-bureau' })
  unit = await house.staff('unit-clerk', { organisationId: '340600-housing' })
})
afterAll(() => house?.close())

const petitioner = {
  type: 'person' as const,
  name: '欧阳修竹',
  phone: '13987654321',
  address: '相山区东街道幸福小区3栋2单元501室',
  idType: 'resident-id' as const,
  idNumber: '11010519491231002X',
}
const letter = {
  title: '小区门口道路一下雨就积水',
  body: '我们小区门口的路一下雨就积水，老人孩子出行很不方便，希望尽快疏通。',
  answer: '经现场勘察，门口的排水管道堵塞，现已疏通，并更换了两处井盖。',
}

async function answered(changes: Parameters<typeof fileAs>[1] = {}) {
  const filed = await fileAs(resident, { petitioner, publishConsent: true, ...changes })
  await transfer(bureau, await register(bureau, filed), unit.organisationId)
  return act(unit, filed, 'reply', replyBody(await act(unit, filed, 'acceptance', {})))
}
const publish = (one: { id: string } = petition) => act(bureau, one, 'publication', letter)
const listed = async (query = '') => (await house.visitor.get<PublishedPage>(`/api/published?limit=100${query}`)).body.items
const read = (id: string | null) => house.visitor.get<PublishedLetter>(`/api/published/${id}`)

beforeEach(async () => {
  petition = await answered()
})

describe('a letter with its answer', () => {
  it('is read by everybody once the bureau has released it, and says nothing of whose it is', async () => {
    expect((await open(resident, petition)).publishedId).toBe(null)
    const { publishedId } = await publish()
    const one = { id: publishedId, kind: 'petition', title: letter.title, organisation: '淮北市住房和城乡建设局' }
    const days = { submittedOn: petition.receivedOn, answeredOn: petition.receivedOn }
    expect((await listed())[0]).toEqual({ ...one, ...days, excerpt: letter.body })
    const answer = await read(publishedId)
    expect(answer.body).toEqual({ ...one, ...days, body: letter.body, answer: letter.answer })
    for (const secret of [petition.id, petition.number, ...Object.values(petitioner).slice(1, 4)]) expect(answer.text).not.toContain(secret)
  })

  it('is found by its words, by its kind, and page by page', async () => {
    const mailbox = await answered({ kind: 'mailbox' })
    await publish()
    const { publishedId } = await act(bureau, mailbox, 'publication', {
      ...letter,
      title: '公园路灯夜里不亮',
      answer: '公园的路灯已经全部修好。',
    })
    expect((await listed(`&q=${encodeURIComponent('路灯')}`)).map(({ id }) => id)).toEqual([publishedId])
    expect((await listed(`&q=${encodeURIComponent('火车站')}`)).length).toBe(0)
    expect(new Set((await listed('&kind=mailbox')).map(({ kind }) => kind))).toEqual(new Set(['mailbox']))
    const all = (await listed()).map(({ id }) => id)
    const pages: string[] = []
    for (let cursor = ''; pages.length < all.length; ) {
      const { body } = await house.visitor.get<PublishedPage>(`/api/published?limit=1${cursor && `&cursor=${cursor}`}`)
      pages.push(...body.items.map(({ id }) => id))
      cursor = body.nextCursor ?? ''
    }
    expect(pages).toEqual(all)
  })

  it('comes without its attachments', async () => {
    const photo = await upload(resident)
    const { publishedId } = await publish(await answered({ attachmentIds: [photo] }))
    expect((await read(publishedId)).text).not.toContain(photo)
    expect((await house.visitor.get(`/api/attachments/${photo}`)).status).toBe(401)
  })

  it('is told to its petitioner, who sees in the history what became public', async () => {
    await publish()
    const inbox = (await resident.get<NoticePage>('/api/notices')).body.items
    expect(inbox[0]).toMatchObject({ petitionId: petition.id, kind: 'published' })
    expect(inbox[0]?.text).toContain('可以随时撤回同意')
    expect((await open(resident, petition)).timeline.at(-1)).toMatchObject({ kind: 'publication', organisation: { id: '340600-bureau' } })
    expect((await replayPetition(house.ctx, petition.id)).differences).toEqual([])
  })
})

it('may also be what the bureau answered at once', async () => {
  const thanks = await register(bureau, await fileAs(resident, { kind: 'mailbox', requests: [], publishConsent: true }))
  await act(bureau, thanks, 'prompt-answer', bodies['prompt-answer'])
  expect(await refusal(bureau, thanks, 'publication', letter)).toEqual([409, 'illegal_action'])
  const leader = await house.staff('bureau-leader', { organisationId: '340600-bureau' })
  await act(leader, thanks, 'prompt-answer-decision', { approved: true })
  const { publishedId } = await publish(thanks)
  expect((await read(publishedId)).body.organisation).toBe('淮北市信访局')
})

describe('what still names somebody', () => {
  const refused = (changes: object) => refusal(bureau, petition, 'publication', { ...letter, ...changes })
  const refusesPersonal = (path: string) => [400, `${path}: personal`]

  it.each([
    ['the name', '我叫欧阳修竹，住在这里已经十年。'],
    ['the name, spaced', '我叫欧 阳·修竹，住在这里已经十年。'],
    ['the phone', '请打电话１３９-8765-4321联系我，谢谢。'],
    ['anybody’s mobile phone', '请联系物业经理，手机号是13700001111。'],
    ['the id number', '我的身份证是110105 19491231 002x，请核实。'],
    ['the door', '就在幸福小区3栋2单元501室楼下，请来看。'],
  ])('is refused in the letter: %s', async (_what, body) => {
    expect(await refused({ body })).toEqual(refusesPersonal('body'))
  })

  it('is refused by the name of each field, and nothing is stored', async () => {
    const texts = { title: '欧阳修竹反映小区积水', body: letter.body, answer: `${petition.number}号来信收悉，现已疏通管道。` }
    expect(await refused(texts)).toEqual([400, 'title: personal', 'answer: personal'])
    expect((await open(bureau, petition)).timeline.at(-1)?.kind).not.toBe('publication')
  })

  it('is also who signed, and the phone that was changed since', async () => {
    petition = await answered({ peopleCount: 2, signatories: [{ name: '司马相如', phone: '13611112222', representative: true }] })
    await act(resident, petition, 'contact-change', { phone: '0561-3034455' })
    expect(await refused({ answer: '司马相如等人反映的问题，现已解决。' })).toEqual(refusesPersonal('answer'))
    expect(await refused({ answer: '已电话（0561）303-4455回复来信人。' })).toEqual(refusesPersonal('answer'))
    expect(
      (await act(bureau, petition, 'publication', { ...letter, answer: '咨询电话0561-3990000，幸福小区已经疏通。' })).publishedId,
    ).not.toBe(null)
  })
})

describe('consent', () => {
  it('is needed, and withdrawn at any time: the letter is gone at once', async () => {
    const { publishedId } = await publish()
    const view = await act(resident, petition, 'publication-consent', { publishConsent: false })
    expect([view.publishConsent, view.publishedId]).toEqual([false, null])
    expect((await read(publishedId)).status).toBe(404)
    expect((await listed()).some(({ id }) => id === publishedId)).toBe(false)
    expect(await refusal(bureau, petition, 'publication', letter)).toEqual([409, 'illegal_action'])
    await act(resident, petition, 'publication-consent', { publishConsent: true })
    expect((await read(publishedId)).status).toBe(404)
    const again = await publish()
    expect(again.publishedId).not.toBe(publishedId)
    expect((await replayPetition(house.ctx, petition.id)).differences).toEqual([])
  })

  it('was not given: nothing is published', async () => {
    petition = await answered({ publishConsent: false })
    expect(petition.allowedActions).not.toContain('publication')
    expect(await refusal(bureau, petition, 'publication', letter)).toEqual([409, 'illegal_action'])
  })
})

it('is taken off by the bureau with a reason, and released once at a time', async () => {
  const { publishedId } = await publish()
  expect(await refusal(bureau, petition, 'publication', letter)).toEqual([409, 'illegal_action'])
  const view = await act(bureau, petition, 'publication-end', { reason: '表述需要修改' })
  expect(view.timeline.at(-1)).toMatchObject({ kind: 'publication-end', text: '表述需要修改' })
  expect((await read(publishedId)).status).toBe(404)
  expect(await refusal(bureau, petition, 'publication-end', bodies['publication-end'])).toEqual([409, 'illegal_action'])
})

it('never publishes an accusation, nor what nobody answered', async () => {
  const accusation = await fileAs(resident, { aboutConduct: true, publishConsent: true, title: '反映工作人员收受礼金' })
  expect(accusation.allowedActions.filter((one) => one.startsWith('publication'))).toEqual([])
  expect(await refusal(resident, accusation, 'publication-consent', { publishConsent: true })).toEqual([409, 'illegal_action'])
  const unanswered = await register(bureau, await fileAs(resident, { publishConsent: true }))
  expect(await refusal(bureau, unanswered, 'publication', letter)).toEqual([409, 'illegal_action'])
  const guided = await fileAs(resident, { publishConsent: true })
  await transfer(bureau, await register(bureau, guided), unit.organisationId)
  await guide(unit, await house.staff('unit-leader', { organisationId: unit.organisationId }), guided)
  await act(bureau, guided, 'conclusion', { ground: '已导入其他程序' })
  expect(await refusal(bureau, guided, 'publication', letter)).toEqual([409, 'illegal_action'])
})

it('is the bureau clerk’s to release and the petitioner’s to allow, and nobody else’s', async () => {
  const leader = await house.staff('bureau-leader', { organisationId: '340600-bureau' })
  const others = [await house.resident('李四'), await house.staff('bureau-clerk', { organisationId: '340602-bureau' })]
  for (const name of ['publication', 'publication-end'] as const) {
    expect(await refusal(leader, petition, name, bodies[name]), name).toEqual([403, 'forbidden'])
    for (const one of [resident, unit, ...others])
      expect(await refusal(one, petition, name, bodies[name]), name).toEqual([404, 'not_found'])
  }
  for (const one of [bureau, leader, unit, ...others])
    expect(await refusal(one, petition, 'publication-consent', { publishConsent: true })).toEqual([404, 'not_found'])
})
