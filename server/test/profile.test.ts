import type { PetitionView } from '@petition/shared/schemas/petition'
import type { PrivacyView, ProfileView } from '@petition/shared/schemas/profile'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type House, openHouse } from './house.ts'
import { makeFiling } from './make.ts'
import type { Resident } from './people.ts'
import { fileAs, open, type Problem, upload } from './steps.ts'

let house: House
let resident: Resident
beforeAll(async () => {
  house = await openHouse()
  resident = await house.resident('张三')
})
afterAll(() => house?.close())

const put = (who: Pick<Resident, 'send'>, body: object) => who.send<ProfileView & Problem>('PUT', '/api/profile', { payload: body })
const profileOf = async (who: Resident) => (await who.get<ProfileView>('/api/profile')).body

describe('my own details', () => {
  it('are corrected field by field, cleared by null, and left alone where nothing is said', async () => {
    const details = { type: 'person', name: '张三', phone: '0561-3030303', address: '相山区东街道1号', idType: 'resident-id' }
    const saved = await put(resident, { ...details, idNumber: '11010519491231002x', addresses: ['相山区东街道1号', '烈山区2号'] })
    expect([saved.status, saved.body]).toEqual([
      200,
      { ...details, idNumber: '11010519491231002X', addresses: ['相山区东街道1号', '烈山区2号'], phoneVerified: false },
    ])
    await put(resident, { name: '张三丰', idNumber: null, addresses: [] })
    expect(await profileOf(resident)).toEqual({ ...details, name: '张三丰', idNumber: null, addresses: [], phoneVerified: false })
    expect((await put(resident, { nickname: '三丰' })).status).toBe(400)
  })

  it('fill the next filing, and change none that was filed', async () => {
    const { petitioner: _, ...withoutPetitioner } = makeFiling()
    const filed = (await resident.post<PetitionView>('/api/petitions', withoutPetitioner)).body
    expect(filed.petitioner).toMatchObject({ name: '张三丰', address: '相山区东街道1号' })
    await put(resident, { name: '张某', addresses: ['濉溪县3号'] })
    expect((await open(resident, filed)).petitioner?.name).toBe('张三丰')
    await fileAs(resident)
    expect(await profileOf(resident)).toMatchObject({ name: '张三', addresses: ['濉溪县3号'] })
  })

  it('that are not complete are asked for when filing', async () => {
    const li = await house.resident('李四')
    await put(li, { name: '李四', addresses: ['相山区5号'] })
    const { petitioner: _, ...withoutPetitioner } = makeFiling()
    const answer = await li.post<Problem>('/api/petitions', withoutPetitioner)
    expect([answer.status, answer.body.errors?.[0]?.path]).toEqual([400, 'petitioner'])
  })

  it('refuse a number that does not fit its kind, in one call or in two', async () => {
    const wang = await house.resident('王五')
    const refused = async (body: object) => {
      const { status, body: problem } = await put(wang, body)
      return [status, problem.errors?.[0]?.path]
    }
    expect(await refused({ idType: 'resident-id', idNumber: '110105194912310021' })).toEqual([400, 'idNumber'])
    await put(wang, { idNumber: 'E12345678' })
    expect(await refused({ idType: 'resident-id' })).toEqual([400, 'idNumber'])
    expect(await refused({ addresses: ['一', '二', '三', '四', '五', '六'] })).toEqual([400, 'addresses'])
    expect(await refused({ addresses: ['同一个地方', '同一个地方'] })).toEqual([400, 'addresses'])
    expect(await profileOf(wang)).toMatchObject({ idType: null, idNumber: 'E12345678', addresses: [] })
  })

  it('are deleted with what was uploaded for nothing; petitions and their photos stay', async () => {
    const [used, unused] = [await upload(resident), await upload(resident)]
    const filed = await fileAs(resident, { attachmentIds: [used] })
    await put(resident, { addresses: ['相山区东街道1号'] })
    expect((await resident.send('DELETE', '/api/profile')).status).toBe(204)
    const nothing = { type: null, name: null, phone: null, address: null, idType: null, idNumber: null, addresses: [] }
    expect(await profileOf(resident)).toEqual({ ...nothing, phoneVerified: false })
    expect((await resident.get(`/api/attachments/${unused}`)).status).toBe(404)
    expect((await resident.get(`/api/attachments/${used}`)).status).toBe(200)
    expect((await open(resident, filed)).petitioner).toMatchObject({ name: '张三', masked: false })
    expect((await resident.send('DELETE', '/api/profile')).status).toBe(204)
  })

  it('are nobody else’s: neither another resident, nor staff, nor a visitor', async () => {
    const [other, staff] = [await house.resident('赵六'), await house.staff('bureau-leader')]
    await put(resident, { name: '张三' })
    expect((await profileOf(other)).name).toBe(null)
    await put(other, { name: '赵六' })
    expect((await other.send('DELETE', '/api/profile')).status).toBe(204)
    expect((await profileOf(resident)).name).toBe('张三')
    for (const [who, status] of [[staff, 403] as const, [house.visitor, 401] as const]) {
      expect((await who.get('/api/profile')).status).toBe(status)
      expect((await put(who, { name: '某某' })).status).toBe(status)
      expect((await who.send('DELETE', '/api/profile')).status).toBe(status)
      expect((await who.get('/api/profile/copy')).status).toBe(status)
      expect((await who.send('DELETE', '/api/account', { payload: { confirm: true } })).status).toBe(status)
    }
  })
})

it('tells everybody what is stored, why, on what basis, and why some of it stays', async () => {
  const { items } = (await house.visitor.get<PrivacyView>('/api/privacy')).body
  expect(items.map(({ id }) => id)).toEqual(
    expect.arrayContaining(['sign-in', 'profile', 'petitions', 'history', 'openings', 'published', 'logs']),
  )
  for (const { id, deletable, reason, ...texts } of items) {
    expect(deletable, id).toBe(reason === null)
    for (const text of [...Object.values(texts), reason ?? '可以']) expect(text, id).toMatch(/^[^a-z]*[\u4e00-\u9fff][^a-z]*$/)
  }
})
