import type { LookupView } from '@petition/shared/schemas/lookup'
import type { PetitionPage } from '@petition/shared/schemas/petition-list'
import type { ClosedAccount, ProfileView } from '@petition/shared/schemas/profile'
import type { ProfileCopy } from '@petition/shared/schemas/profile-copy'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findAttachment } from '../src/db/attachments.ts'
import { firstBrokenLink } from '../src/domain/petition/chain.ts'
import { type House, openHouse } from './house.ts'
import type { Caller, Resident, StaffMember } from './people.ts'
import { act, fileAs, listOf, open, type Problem, register, replyBody, transfer, upload } from './steps.ts'

let house: House
let bureau: StaffMember
let unit: StaffMember
beforeAll(async () => {
  house = await openHouse()
  bureau = await house.staff('bureau-clerk', { organisationId: '340600-bureau' })
  unit = await house.staff('unit-clerk', { organisationId: '340600-housing' })
})
afterAll(() => house?.close())

const copyOf = async (who: Caller) => (await who.get<ProfileCopy>('/api/profile/copy')).body
const close = (who: Caller, body: object = {}) =>
  who.send<ClosedAccount & Problem>('DELETE', '/api/account', { payload: { confirm: true, ...body } })
const join = async (who: Resident, phone: string) => {
  const joined = await who.post('/api/session/phone', { phone, code: await house.smsCode(phone) })
  expect(joined.status, joined.text).toBe(200)
}
/** Lets time pass, so that another code may be sent or a session grows old. */
const later = (minutes: number) => {
  house.now = new Date(house.now.getTime() + minutes * 60_000)
}

describe('the copy of my data', () => {
  it('is a file with everything I may see: details, texts, the whole chain, notices, ratings, openings, uploads', async () => {
    const zhang = await house.resident('张一')
    const [photo, unused] = [await upload(zhang), await upload(zhang)]
    const filed = await fileAs(zhang, { attachmentIds: [photo], attachmentCaptions: [{ id: photo, caption: '门口' }] })
    await transfer(bureau, await register(bureau, filed), unit.organisationId)
    await act(unit, filed, 'reply', replyBody(await act(unit, filed, 'acceptance', {})))
    await act(zhang, filed, 'rating', { unit: { grade: 'satisfied' } })
    const answer = await zhang.get<ProfileCopy>('/api/profile/copy')
    expect(answer.headers['content-disposition']).toBe('attachment; filename="my-data-2026-11-23.json"')
    expect(answer.headers['cache-control']).toBe('no-store')
    const { profile, signIns, sessions, petitions, notices, uploads } = answer.body
    expect(profile.name).toBe('张三')
    expect(signIns.map(({ kind }) => kind)).toEqual(['wechat'])
    expect(sessions.length).toBe(1)
    const [mine] = petitions
    const { attachments: _, documents: __, ...seen } = await open(zhang, filed)
    expect(mine?.petition).toMatchObject(seen)
    expect(mine?.petition.attachments[0]).toMatchObject({ id: photo, caption: '门口' })
    expect(mine?.petition.ratings.length).toBe(1)
    expect(firstBrokenLink(mine?.timeline.items ?? [])).toBe(null)
    expect(mine?.openings?.map(({ organisation }) => organisation.id)).toEqual(
      expect.arrayContaining([bureau.organisationId, unit.organisationId]),
    )
    expect(notices.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['received', 'transferred', 'accepted', 'replied']))
    expect(uploads.map(({ id, petitionId }) => [id, petitionId])).toEqual([
      [photo, filed.id],
      [unused, null],
    ])
    expect(answer.text).not.toMatch(/signature=|thumbnailUrl/)
  })

  it('holds nothing of another person, of what is inside a body, or of who reads an accusation', async () => {
    const [zhang, li] = [await house.resident('张二'), await house.resident('李二')]
    const other = await fileAs(li, { title: '别人的事情不该出现' })
    const filed = await fileAs(zhang)
    await register(bureau, filed, { remark: '内部备注不外传' })
    await fileAs(zhang, { aboutConduct: true, title: '反映工作人员收受礼金' })
    const answer = await zhang.get<ProfileCopy>('/api/profile/copy')
    for (const secret of [other.id, other.number, '别人的事情不该出现', '内部备注不外传', bureau.id, bureau.username])
      expect(answer.text, secret).not.toContain(secret)
    const sealed = answer.body.petitions.find(({ petition }) => petition.sealed)
    expect([sealed?.petition.title, sealed?.openings]).toEqual(['反映工作人员收受礼金', null])
  })

  it('delivers no paper: no period of mine begins because I made a copy', async () => {
    const zhang = await house.resident('张四')
    const filed = await fileAs(zhang, { electronicDelivery: false })
    await register(bureau, filed)
    await transfer(bureau, filed, unit.organisationId)
    const [copied] = (await copyOf(zhang)).petitions
    expect(copied?.petition.documents[0]?.deliveredOn).toBe(null)
    expect(copied?.petition.ratingStates.bureau).toBe('not-open')
    expect((await open(zhang, filed)).documents[0]?.deliveredOn).toBe('2026-11-23')
  })

  it('is not for whoever finds a phone that was signed in before: that one signs in again', async () => {
    const zhang = await house.resident('张五')
    const again = await house.resident('张五')
    later(31)
    const refused = await zhang.get<Problem>('/api/profile/copy')
    expect([refused.status, refused.body.code]).toEqual([403, 'sign_in_again'])
    expect((await close(again)).body.code).toBe('sign_in_again')
    expect((await (await house.resident('张五')).get('/api/profile/copy')).status).toBe(200)
  })
})

describe('closing the account', () => {
  it('ends every sign-in on every device, and the next sign-in is a new person', async () => {
    const phone = '13911110001'
    const first = await house.resident('王一')
    await join(first, phone)
    const devices = [first, await house.resident('王一')]
    later(2)
    devices.push(await house.residentBySms(phone))
    const filed = await fileAs(first)
    expect((await close(devices[1] as Resident)).body).toEqual({ closedAt: house.now.toISOString(), openMatters: 1 })
    for (const one of devices) expect((await one.get('/api/petitions')).status).toBe(401)
    later(2)
    for (const one of [await house.resident('王一'), await house.residentBySms(phone)]) {
      expect(one.id).not.toBe(first.id)
      expect((await one.get<PetitionPage>('/api/petitions')).body.items).toEqual([])
      expect((await one.get(`/api/petitions/${filed.id}`)).status).toBe(404)
      expect((await one.get<ProfileView>('/api/profile')).body).toMatchObject({ name: null, address: null })
    }
  })

  it('leaves what was filed: it goes on, and number and 查询码 still find it', async () => {
    const wang = await house.resident('王二')
    const unused = await upload(wang)
    const filed = await fileAs(wang)
    await close(wang)
    await transfer(bureau, await register(bureau, filed), unit.organisationId)
    await act(unit, filed, 'reply', replyBody(await act(unit, filed, 'acceptance', {})))
    await house.workOff()
    const looked = await house.visitor.post<LookupView>('/api/lookup', { number: filed.number, queryCode: filed.queryCode })
    expect([looked.status, looked.body.status]).toEqual([200, 'replied'])
    expect((await listOf(bureau, `&q=${filed.number}`)).items.length).toBe(1)
    const opened = await bureau.post<{ name: string }>(`/api/petitions/${filed.id}/petitioner-opening`, { reason: '联系核实情况' })
    expect(opened.body.name).toBe('张三')
    expect(await findAttachment(house.ctx.db, unused)).toBe(null)
  })

  it('by SMS alone does not cut off a WeChat sign-in: phone numbers are recycled', async () => {
    const phone = '13911110003'
    const owner = await house.resident('王三')
    await join(owner, phone)
    const filed = await fileAs(owner)
    later(2)
    const holder = await house.residentBySms(phone)
    expect(holder.id).toBe(owner.id)
    const refused = async (proof: object) => {
      const { status, body } = await close(holder, proof)
      return [status, body.code, body.errors?.[0]?.path]
    }
    expect(await refused({})).toEqual([403, 'proof_required', 'queryCode'])
    expect(await refused({ queryCode: '0000000000' })).toEqual([403, 'proof_required', 'queryCode'])
    expect(await refused({ idNumber: '11010519491231002X' })).toEqual([403, 'proof_required', 'idNumber'])
    expect((await owner.get(`/api/petitions/${filed.id}`)).status).toBe(200)
    expect((await close(holder, { queryCode: filed.queryCode })).status).toBe(200)
    expect((await owner.get(`/api/petitions/${filed.id}`)).status).toBe(401)
  })

  it('cannot be guessed open: the wrong codes are counted', async () => {
    const phone = '13911110004'
    const owner = await house.resident('王四')
    await join(owner, phone)
    await fileAs(owner)
    later(2)
    const holder = await house.residentBySms(phone)
    for (let time = 0; time < 10; time++) await close(holder, { queryCode: `000000000${time}` })
    expect((await close(holder, { queryCode: '0000000011' })).status).toBe(429)
    expect((await owner.get('/api/petitions')).status).toBe(200)
  })

  it('needs a yes, and by phone alone it is enough where there is nothing else', async () => {
    later(2)
    const chen = await house.residentBySms('13911110005')
    const filed = await fileAs(chen)
    for (const payload of [{}, { confirm: false }, { confirm: 'true' }])
      expect((await chen.send<Problem>('DELETE', '/api/account', { payload })).body.errors?.[0]?.path).toBe('confirm')
    expect((await chen.get(`/api/petitions/${filed.id}`)).status).toBe(200)
    expect((await close(chen)).body.openMatters).toBe(1)
  })

  it('also ends a sign-in that is being made at the same moment', async () => {
    for (let round = 0; round < 5; round++) {
      const name = `孙${round}`
      const sun = await house.resident(name)
      const [closed, late] = await Promise.all([close(sun), house.resident(name)])
      expect(closed.status).toBe(200)
      const { status } = await late.get('/api/petitions')
      // Either it came before and has ended, or it came after and is a new person.
      expect(late.id === sun.id ? status : 401).toBe(401)
      expect((await house.resident(name)).id).not.toBe(sun.id)
    }
  })
})
