import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import type { PetitionView } from '@petition/shared/schemas/petition'
import type { Problem } from '@petition/shared/schemas/problem'
import type { ProfileView } from '@petition/shared/schemas/profile'
import type { ResidentSession, SessionView, StaffSession } from '@petition/shared/schemas/session'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { mergePeople } from '../src/db/people.ts'
import { type House, openHouse, staffPassword } from './house.ts'
import { makeFiling } from './make.ts'
import type { Resident } from './people.ts'

let house: House
beforeAll(async () => {
  house = await openHouse()
})
afterAll(() => house.close())

const minuteMs = 60_000
const later = (ms: number) => {
  house.now = new Date(house.now.getTime() + ms)
}

async function file(resident: Resident, changes = {}) {
  const filed = await resident.post<PetitionView>('/api/petitions', makeFiling(changes))
  expect(filed.status, filed.text).toBe(201)
  return filed.body
}
const numbersOf = async (resident: Resident) =>
  (await resident.get<{ items: { number: string }[] }>('/api/petitions')).body.items.map(({ number }) => number).sort()

describe('a resident with WeChat', () => {
  it('is the same person at every sign-in, and another phone is another person', async () => {
    const [once, again, other] = [await house.resident('wang'), await house.resident('wang'), await house.resident('li')]
    expect(again.id).toBe(once.id)
    expect(again.token).not.toBe(once.token)
    expect(other.id).not.toBe(once.id)
  })

  it('becomes one person when two first sign-ins arrive at once', async () => {
    const residents = await Promise.all(Array.from({ length: 8 }, () => house.resident('twice')))
    expect(new Set(residents.map(({ id }) => id)).size).toBe(1)
  })

  it('is told when the code is unknown or was used before', async () => {
    const code = house.wechatCode('wang')
    await house.visitor.post('/api/session/wechat', { code })
    for (const spent of [code, 'nonsense']) {
      const refused = await house.visitor.post<Problem>('/api/session/wechat', { code: spent })
      expect(refused).toMatchObject({ status: 400, body: { code: 'wechat_code_invalid' } })
    }
  })

  it('is asked to wait while WeChat does not answer', async () => {
    await house.simulate('PUT', '/simulator/faults', { path: '/sns/jscode2session', status: 502, times: 1 })
    const refused = await house.visitor.post<Problem>('/api/session/wechat', { code: house.wechatCode('wang') })
    expect(refused).toMatchObject({ status: 503, body: { code: 'wechat_unavailable' } })
  })

  it('sees who is signed in, and nothing with a token that was signed out', async () => {
    const resident = await house.resident('zhao')
    const view = await resident.get<SessionView>('/api/session')
    expect(view.body.person).toEqual({ id: resident.id, kind: 'resident', phoneVerified: false, realName: false })
    expect((await resident.send('DELETE', '/api/session')).status).toBe(204)
    expect(await resident.get('/api/session')).toMatchObject({ status: 401, body: { code: 'unauthenticated' } })
  })

  it('is signed out after thirty days', async () => {
    const before = house.now
    const resident = await house.resident('qian')
    later(30 * 24 * 60 * minuteMs - 1)
    expect((await resident.get('/api/session')).status).toBe(200)
    later(1)
    expect((await resident.get('/api/session')).status).toBe(401)
    house.now = before
  })
})

describe('a code by SMS', () => {
  it('signs in once and only the phone it was sent to', async () => {
    const code = await house.smsCode('13900000001')
    expect(await house.visitor.post('/api/session/sms', { phone: '13900000002', code })).toMatchObject({ status: 400 })
    const signedIn = await house.visitor.post<ResidentSession>('/api/session/sms', { phone: '139 0000 0001', code })
    expect(signedIn.body.person).toMatchObject({ phone: '139****0001', phoneVerified: true })
    expect(await house.visitor.post('/api/session/sms', { phone: '13900000001', code })).toMatchObject({
      status: 400,
      body: { code: 'wrong_code' },
    })
  })

  it('signs one caller in when four use it at the same moment', async () => {
    const code = await house.smsCode('13900000012')
    const answers = await Promise.all(
      Array.from({ length: 4 }, () => house.visitor.post('/api/session/sms', { phone: '13900000012', code })),
    )
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 400, 400, 400])
  })

  it('is worth nothing after five minutes or five wrong guesses', async () => {
    const late = await house.smsCode('13900000003')
    later(5 * minuteMs)
    expect((await house.visitor.post('/api/session/sms', { phone: '13900000003', code: late })).status).toBe(400)
    const code = await house.smsCode('13900000003')
    const wrong = code === '000000' ? '000001' : '000000'
    await Promise.all(Array.from({ length: 5 }, () => house.visitor.post('/api/session/sms', { phone: '13900000003', code: wrong })))
    expect((await house.visitor.post('/api/session/sms', { phone: '13900000003', code })).status).toBe(400)
  })

  it('is sent once a minute and ten times a day, however many ask at once', async () => {
    const ask = () => house.visitor.post('/api/session/sms-code', { phone: '13900000004' })
    const answers = await Promise.all([ask(), ask(), ask(), ask()])
    expect(answers.map(({ status }) => status).sort()).toEqual([202, 429, 429, 429])
    for (let sent = 1; sent < 10; sent++) {
      later(minuteMs)
      expect((await ask()).status).toBe(202)
    }
    later(minuteMs)
    expect(await ask()).toMatchObject({ status: 429, body: { code: 'too_many_requests' } })
  })
})

describe('WeChat and phone joined', () => {
  const join = async (resident: Resident, phone: string, proof = {}) =>
    resident.post<ResidentSession & Problem>('/api/session/phone', { phone, code: await house.smsCode(phone), ...proof })

  it('adds a phone nobody has, by SMS or by the button of WeChat', async () => {
    const bySms = await house.resident('join-sms')
    expect((await join(bySms, '13700000001')).body.person).toMatchObject({ id: bySms.id, phone: '137****0001', phoneVerified: true })
    const byButton = await house.resident('join-button')
    const joined = await byButton.post<ResidentSession>('/api/session/phone', { wechatPhoneCode: 'phone-13700000002.1' })
    expect(joined.body.person).toMatchObject({ id: byButton.id, phone: '137****0002' })
  })

  it('brings the matters of both together, and the old token speaks for the one person', async () => {
    const onPhone = await house.residentBySms('13700000003')
    const filed = await file(onPhone)
    const onWechat = await house.resident('join-both')
    const own = await file(onWechat, { title: '路灯坏了很久没有人来修理' })
    later(minuteMs)

    const refused = await join(onWechat, '13700000003')
    expect(refused).toMatchObject({ status: 403, body: { code: 'proof_required', errors: [{ path: 'queryCode', code: 'required' }] } })
    later(minuteMs)
    const joined = await join(onWechat, '13700000003', { queryCode: filed.queryCode })
    expect(joined.status, joined.text).toBe(200)
    expect(joined.body.person.id).toBe(onPhone.id)
    for (const resident of [onWechat, onPhone, await house.resident('join-both')]) {
      expect(await numbersOf(resident)).toEqual([filed.number, own.number].sort())
    }
  })

  it('keeps one code good while the proof is being looked for', async () => {
    const filed = await file(await house.residentBySms('13700000004'))
    const onWechat = await house.resident('join-slowly')
    later(minuteMs)
    const code = await house.smsCode('13700000004')
    const attempt = (proof: object) => onWechat.post('/api/session/phone', { phone: '13700000004', code, ...proof })
    expect(await attempt({ queryCode: '0000000000' })).toMatchObject({ status: 403, body: { errors: [{ code: 'wrong' }] } })
    expect((await attempt({ queryCode: filed.queryCode })).status).toBe(200)
  })

  it('takes the id number as proof', async () => {
    const idNumber = '34060319900101123X'
    const petitioner = { ...makeFiling().petitioner, idType: 'resident-id', idNumber: validId(idNumber) }
    await file(await house.residentBySms('13700000005'), { petitioner })
    const onWechat = await house.resident('join-by-id')
    later(minuteMs)
    expect((await join(onWechat, '13700000005', { idNumber: '110101199003070000' })).status).toBe(403)
    later(minuteMs)
    expect((await join(onWechat, '13700000005', { idNumber: validId(idNumber) })).status).toBe(200)
  })

  it('moves a phone without matters to the person who has them, sign-in and all', async () => {
    const onPhone = await house.residentBySms('13700000006')
    const onWechat = await house.resident('join-empty')
    const filed = await file(onWechat)
    later(minuteMs)
    expect((await join(onWechat, '13700000006')).body.person.id).toBe(onWechat.id)
    expect(await numbersOf(onPhone)).toEqual([filed.number])
    expect((await onPhone.get<ProfileView>('/api/profile')).body).toMatchObject({ name: '张三', phoneVerified: true })
  })

  it('loses nothing that is filed at the very moment', async () => {
    const [onPhone, onWechat] = [await house.residentBySms('13700000008'), await house.resident('join-while-filing')]
    const key = { 'idempotency-key': randomUUID() }
    const fileNow = () => onPhone.post<PetitionView>('/api/petitions', makeFiling(), key)
    const met = await house.ctx.db.transaction(async (tx) => {
      await mergePeople(tx, house.ctx.keys, { from: onPhone.id, into: onWechat.id })
      const filing = fileNow()
      const waiting = `select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`
      while ((await tx.execute(waiting)).length === 0) await sleep(10)
      return { filing }
    })
    expect((await met.filing).status).toBe(503)
    const again = await fileNow()
    expect(again.status).toBe(201)
    expect(await numbersOf(onWechat)).toEqual([again.body.number])
  })

  it('locks the proof after ten wrong ones', async () => {
    const filed = await file(await house.residentBySms('13700000007'))
    const stranger = await house.resident('stranger')
    for (let tries = 1; tries <= 10; tries++) {
      const answer = await stranger.post('/api/session/phone', {
        wechatPhoneCode: `phone-13700000007.${tries}`,
        queryCode: String(tries).padStart(10, '0'),
      })
      expect(answer.status).toBe(403)
    }
    const right = { wechatPhoneCode: 'phone-13700000007.11', queryCode: filed.queryCode }
    expect(await stranger.post('/api/session/phone', right)).toMatchObject({ status: 429, body: { code: 'lookup_locked' } })
  })
})

describe('a member of staff', () => {
  const signIn = (username: string, password: string) =>
    house.visitor.post<StaffSession & Problem>('/api/session/staff', { username, password })

  it('signs in with what they are and where they work', async () => {
    const { username } = await house.staff('bureau-leader')
    const { body } = await signIn(username, staffPassword)
    expect(body.person).toMatchObject({
      kind: 'staff',
      roles: ['bureau-leader'],
      organisation: { id: '340600-bureau', name: '淮北市信访局' },
    })
    expect(new Date(body.expiresAt).getTime() - house.now.getTime()).toBe(12 * 60 * minuteMs)
  })

  it('gets one answer for a wrong password and for an unknown name', async () => {
    const { username } = await house.staff('unit-leader')
    for (const name of [username, 'nobody', 'no\u0000body', "' or 1=1 --"]) {
      expect(await signIn(name, 'wrong')).toMatchObject({ status: 401, body: { code: 'wrong_credentials' } })
    }
  })

  it('is locked for a quarter of an hour after five failures, even of a burst, and a success forgets them', async () => {
    const { username } = await house.staff('unit-clerk', { organisationId: '340600-political-legal' })
    for (let tries = 0; tries < 4; tries++) await signIn(username, 'wrong')
    expect((await signIn(username, staffPassword)).status).toBe(200)
    const burst = await Promise.all(Array.from({ length: 8 }, () => signIn(username, 'wrong')))
    expect(burst.filter(({ status }) => status === 401)).toHaveLength(4)
    expect(burst.filter(({ body }) => body.code === 'account_locked')).toHaveLength(4)
    later(15 * minuteMs - 1)
    expect(await signIn(username, staffPassword)).toMatchObject({ status: 429, body: { code: 'account_locked' } })
    later(1)
    expect((await signIn(username, staffPassword)).status).toBe(200)
  })

  it('has no door of the residents, and the residents none of theirs', async () => {
    const clerk = await house.staff('bureau-clerk')
    expect((await clerk.get('/api/profile')).status).toBe(403)
    expect((await clerk.post('/api/petitions', makeFiling())).status).toBe(403)
    const resident = await house.resident('wang')
    const url = `/api/petitions/${(await file(resident)).id}/petitioner-opening`
    expect((await resident.post(url, { reason: '想看看这里写了什么' })).status).toBe(403)
  })

  it('is out the moment the account is disabled', async () => {
    const clerk = await house.staff('administrator')
    expect((await clerk.get('/api/session')).status).toBe(200)
    await house.ctx.db.execute(`update staff set disabled_at = now() where id = '${clerk.id}'`)
    expect((await clerk.get('/api/session')).status).toBe(401)
  })
})

it('keeps no phone, openid or code in the clear', async () => {
  await house.residentBySms('13600000009')
  const rows = await house.ctx.db.execute(
    'select row_to_json(i)::text as text from identity i union all select row_to_json(s)::text from sms_code s',
  )
  const stored = rows.map(({ text }) => text).join('\n')
  expect(stored).toContain('value_cipher')
  for (const secret of ['13600000009', Buffer.from('13600000009').toString('hex')]) expect(stored).not.toContain(secret)
})

/** The same seventeen digits with their right check character. */
function validId(idNumber: string) {
  const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
  const sum = weights.reduce((total, weight, index) => total + weight * Number(idNumber[index]), 0)
  return idNumber.slice(0, 17) + '10X98765432'[sum % 11]
}
