import type { LookupView } from '@petition/shared/schemas/lookup'
import type { PetitionView } from '@petition/shared/schemas/petition'
import type { ProfileView } from '@petition/shared/schemas/profile'
import type { ResidentSession, SessionView } from '@petition/shared/schemas/session'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { getPerson } from '../src/db/people.ts'
import { type House, openHouse } from './house.ts'
import { makeFiling } from './make.ts'
import type { Resident } from './people.ts'
import { fileAs, type Problem, upload } from './steps.ts'

/** The same seventeen digits with their right check character. */
const idNumber = '11010519491231002X'
const withId = { petitioner: { ...makeFiling().petitioner, idType: 'resident-id', idNumber } }

let house: House
beforeAll(async () => {
  house = await openHouse()
})
afterAll(() => house?.close())

const dayMs = 24 * 60 * 60_000
const pass = (days: number) => {
  house.now = new Date(house.now.getTime() + days * dayMs)
}
let phones = 13500000000
const newPhone = () => String(++phones)

const sessionOf = async (who: Resident) => (await who.get<SessionView>('/api/session')).body.person
const mattersOf = async (who: Resident) =>
  (await who.get<{ items: PetitionView[] }>('/api/petitions')).body.items.map(({ number }) => number).sort()
const noticesOf = async (who: Resident) => (await who.get<{ items: object[] }>('/api/notices')).body.items.length
const answer = (who: Resident, body: object) => who.post<ResidentSession & Problem>('/api/session/earlier-owner', body)
const join = async (who: Resident, phone: string, proof = {}) =>
  who.post<ResidentSession & Problem>('/api/session/phone', { phone, code: await house.smsCode(phone), ...proof })

/** Somebody files with this number, and nobody uses it for so long. */
async function filedBefore(phone: string, days = 90, changes = {}) {
  const earlier = await house.residentBySms(phone)
  const filed = await fileAs(earlier, changes)
  pass(days)
  return { earlier, filed }
}

describe('a phone number that rested for ninety days', () => {
  it('shows nothing of whoever had it, but asks', async () => {
    const phone = newPhone()
    const { earlier, filed } = await filedBefore(phone, 90, withId)
    const holder = await house.residentBySms(phone)
    expect(holder.id).not.toBe(earlier.id)
    expect(await sessionOf(holder)).toEqual({
      id: holder.id,
      kind: 'resident',
      phone: expect.stringContaining('****'),
      phoneVerified: true,
      realName: false,
      needsProof: true,
    })
    expect([await mattersOf(holder), await noticesOf(holder)]).toEqual([[], 0])
    expect((await holder.get(`/api/petitions/${filed.id}`)).status).toBe(404)
    expect((await holder.get<ProfileView>('/api/profile')).body).toMatchObject({ name: null, address: null, idNumber: null })
    expect((await holder.get('/api/profile/copy')).text).not.toContain(filed.number)
  })

  it('is the same one where it was used a day less ago, and each use begins anew', async () => {
    const phone = newPhone()
    const { earlier, filed } = await filedBefore(phone, 89)
    for (let times = 0; times < 3; times++) {
      const again = await house.residentBySms(phone)
      expect([again.id, (await sessionOf(again)) as object]).toEqual([earlier.id, expect.not.objectContaining({ needsProof: true })])
      expect(await mattersOf(again)).toEqual([filed.number])
      pass(89)
    }
  })

  it('gives everything back for the 查询码 of any matter or for the id number, with what was filed meanwhile', async () => {
    for (const proof of ['queryCode', 'idNumber'] as const) {
      const phone = newPhone()
      const { earlier, filed } = await filedBefore(phone, 200, withId)
      const back = await house.residentBySms(phone)
      const meanwhile = await fileAs(back, { title: '路灯坏了很久没有人来修理' })
      const proved = await answer(back, proof === 'queryCode' ? { queryCode: filed.queryCode } : { idNumber })
      expect(proved.status, JSON.stringify(proved.body)).toBe(200)
      expect(proved.body.person.id).toBe(earlier.id)
      expect(proved.body.person.needsProof).toBeUndefined()
      pass(1)
      for (const device of [back, await house.residentBySms(phone)])
        expect(await mattersOf(device)).toEqual([filed.number, meanwhile.number].sort())
      expect((await answer(back, { queryCode: filed.queryCode })).status).toBe(409)
    }
  })

  it('asks again at every sign-in, the one person, until it has an answer', async () => {
    const phone = newPhone()
    await filedBefore(phone)
    const first = await house.residentBySms(phone)
    pass(1)
    const again = await house.residentBySms(phone)
    expect(again.id).toBe(first.id)
    expect(await sessionOf(again)).toMatchObject({ needsProof: true })
  })

  it('is the new owner’s when they say so; the earlier one keeps WeChat and 查询码', async () => {
    const phone = newPhone()
    const earlier = await house.resident('从前的主人')
    expect((await join(earlier, phone)).status).toBe(200)
    const filed = await fileAs(earlier)
    pass(90)
    const holder = await house.residentBySms(phone)
    const settled = await answer(holder, { notMine: true })
    expect([settled.status, settled.body.person]).toEqual([200, expect.not.objectContaining({ needsProof: true })])
    pass(1)
    const again = await house.residentBySms(phone)
    expect([again.id, await mattersOf(again), await sessionOf(again)]).toEqual([
      holder.id,
      [],
      expect.not.objectContaining({ needsProof: true }),
    ])
    const byWechat = await house.resident('从前的主人')
    expect([byWechat.id, await mattersOf(byWechat)]).toEqual([earlier.id, [filed.number]])
    expect(await sessionOf(byWechat)).toMatchObject({ phoneVerified: false })
    const looked = await house.visitor.post<LookupView>('/api/lookup', { number: filed.number, queryCode: filed.queryCode })
    expect(looked.status).toBe(200)
    expect((await answer(holder, { queryCode: filed.queryCode })).status).toBe(409)
  })

  it('cannot be guessed open: wrong answers are counted, and change nothing', async () => {
    const phone = newPhone()
    const { filed } = await filedBefore(phone, 90, withId)
    const holder = await house.residentBySms(phone)
    const refusals = async (body: object) => {
      const { status, body: problem } = await answer(holder, body)
      return [status, problem.code, problem.errors?.[0]?.path]
    }
    expect(await refusals({})).toEqual([403, 'proof_required', 'queryCode'])
    expect(await refusals({ idNumber: '110101199003070000' })).toEqual([403, 'proof_required', 'idNumber'])
    expect(await refusals({ queryCode: filed.queryCode, notMine: true })).toEqual([400, 'invalid_input', 'notMine'])
    expect(await refusals({ notMine: false })).toEqual([400, 'invalid_input', 'notMine'])
    for (let time = 0; time < 9; time++) expect((await refusals({ queryCode: `000000000${time}` }))[0]).toBe(403)
    expect(await refusals({ queryCode: filed.queryCode })).toEqual([429, 'lookup_locked', undefined])
    expect(await mattersOf(holder)).toEqual([])
    pass(1)
    expect((await answer(holder, { queryCode: filed.queryCode })).status).toBe(200)
  })

  it('without matters starts anew in silence, and what nobody can see again is deleted', async () => {
    const phone = newPhone()
    const earlier = await house.residentBySms(phone)
    const photo = await upload(earlier)
    await earlier.send('PUT', '/api/profile', { payload: { name: '钱七', address: '相山区东街道1号' } })
    pass(90)
    const holder = await house.residentBySms(phone)
    expect(holder.id).not.toBe(earlier.id)
    expect(await sessionOf(holder)).toEqual(expect.not.objectContaining({ needsProof: true }))
    expect((await getPerson(house.ctx.db, earlier.id)).profileCipher).toBe(null)
    expect((await holder.get(`/api/attachments/${photo}`)).status).toBe(404)
  })

  it('without matters takes nothing from a WeChat sign-in that had it', async () => {
    const phone = newPhone()
    const earlier = await house.resident('还没有信访')
    await join(earlier, phone)
    await earlier.send('PUT', '/api/profile', { payload: { name: '孙八' } })
    pass(90)
    const joiner = await house.resident('新号主')
    expect((await join(joiner, phone)).body.person).toEqual(expect.not.objectContaining({ name: '孙八', needsProof: true }))
    const filed = await fileAs(await house.resident('还没有信访'))
    expect(await mattersOf(joiner)).toEqual([])
    expect((await joiner.get<ProfileView>('/api/profile')).body).toMatchObject({ name: null, phoneVerified: true })
    const byWechat = await house.resident('还没有信访')
    expect([byWechat.id, await mattersOf(byWechat)]).toEqual([earlier.id, [filed.number]])
  })
})

describe('a rested number joined to WeChat', () => {
  it('comes alone and asks; the proof brings both together', async () => {
    const phone = newPhone()
    const { earlier, filed } = await filedBefore(phone)
    const joiner = await house.resident('隔了很久再绑定')
    const joined = await join(joiner, phone)
    expect([joined.status, joined.body.person]).toEqual([200, expect.objectContaining({ id: joiner.id, needsProof: true })])
    expect(await mattersOf(joiner)).toEqual([])
    expect((await answer(joiner, { queryCode: filed.queryCode })).body.person.id).toBe(earlier.id)
    expect(await mattersOf(joiner)).toEqual([filed.number])
  })

  it('needs no question when the proof comes with it, or when it was one’s own all along', async () => {
    const phone = newPhone()
    const { filed } = await filedBefore(phone)
    const joiner = await house.resident('带着查询码绑定')
    const joined = await join(joiner, phone, { queryCode: filed.queryCode })
    expect(joined.body.person).toEqual(expect.not.objectContaining({ needsProof: true }))
    expect(await mattersOf(joiner)).toEqual([filed.number])
    pass(90)
    const back = await house.residentBySms(phone)
    expect(await sessionOf(back)).toMatchObject({ needsProof: true })
    pass(1)
    const rejoined = await join(await house.resident('带着查询码绑定'), phone)
    expect([rejoined.status, rejoined.body.person]).toEqual([200, expect.not.objectContaining({ needsProof: true })])
    expect(await mattersOf(back)).toEqual([filed.number])
  })
})

it('is not asked about an account that was closed', async () => {
  const phone = newPhone()
  const earlier = await house.resident('注销的人')
  await join(earlier, phone)
  const filed = await fileAs(earlier)
  pass(90)
  const holder = await house.residentBySms(phone)
  const closing = await house.resident('注销的人')
  expect((await closing.send('DELETE', '/api/account', { payload: { confirm: true } })).status).toBe(200)
  expect(await sessionOf(holder)).toEqual(expect.not.objectContaining({ needsProof: true }))
  expect((await answer(holder, { queryCode: filed.queryCode })).status).toBe(409)
})

it('is answered once when two devices prove it at the same moment', async () => {
  const phone = newPhone()
  const { earlier, filed } = await filedBefore(phone)
  const devices = [await house.residentBySms(phone)]
  house.now = new Date(house.now.getTime() + 61_000)
  devices.push(await house.residentBySms(phone))
  const answers = await Promise.all(devices.map((device) => answer(device, { queryCode: filed.queryCode })))
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 409])
  for (const device of devices) expect([(await sessionOf(device)).id, await mattersOf(device)]).toEqual([earlier.id, [filed.number]])
})
