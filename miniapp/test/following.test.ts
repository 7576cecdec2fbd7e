import { randomUUID } from 'node:crypto'
import type { AddressInfo } from 'node:net'
import type { PetitionView } from '@petition/shared/schemas/petition'
import type { Timeline } from '@petition/shared/schemas/timeline'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type House, openHouse } from '../../server/test/house.ts'
import { makeFiling } from '../../server/test/make.ts'
import type { Resident, StaffMember } from '../../server/test/people.ts'
import { act, fileAs, open, register, replyBody, transfer } from '../../server/test/steps.ts'
import { launch } from './wx.ts'

/** One red pixel. */
const photo = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8DwHwAFBQIAX8jx0gAAAABJRU5ErkJggg==', 'base64')

let house: House
let apiBase: string
let bureau: StaffMember
let unit: StaffMember
beforeAll(async () => {
  // The phone keeps its own time, so the house keeps the same.
  house = await openHouse({ now: new Date().toISOString() })
  await house.app.listen({ port: 0, host: '127.0.0.1' })
  apiBase = `http://127.0.0.1:${(house.app.server.address() as AddressInfo).port}`
  bureau = await house.staff('bureau-clerk', { organisationId: '340600-bureau' })
  unit = await house.staff('unit-clerk', { organisationId: '340600-housing' })
})
afterAll(() => house.close())

type App = Awaited<ReturnType<typeof launch>>
const start = (name: string, left?: App['phone']) => launch({ apiBase, left, loginCode: () => house.wechatCode(name) })

/** Somebody whose matter has been accepted, with the page open. */
async function follow(name: string) {
  const resident = await house.resident(name)
  const petition = await fileAs(resident)
  await register(bureau, petition)
  await transfer(bureau, petition, unit.organisationId)
  await act(unit, petition, 'acceptance', {})
  const app = await start(name)
  await show(app, petition)
  return { app, resident, petition }
}
async function show(app: App, { id }: { id: string }) {
  app.open(`/pages/petition/index?id=${id}`)
  await app.waitFor('现在在')
}
const kinds = async (who: Resident, petition: PetitionView) => (await open(who, petition)).timeline.map(({ kind }) => kind)

it('shows at a glance where a matter is, who has it, what comes next and how long that may take', async () => {
  const { app } = await follow('zhang')
  for (const words of ['淮北市住房和城乡建设局', '办结，并逐条书面答复您', '《信访工作条例》第三十四条']) await app.waitFor(words)
  expect(app.screen()).toMatch(/还有\d+天/)
  expect(app.seen.errors).toEqual([])
})

it('adds words and a photo to what was filed, once, and says what comes next', async () => {
  const { app, resident, petition } = await follow('lu')
  await act(unit, petition, 'supplement-request', { text: '请补充照片。' })
  await show(app, petition)
  await app.tap('补充材料')
  await app.waitForPage('pages/act/index')
  await app.waitFor('请补充照片。')
  await app.tap('提交补充材料')
  await app.waitFor('请填写补充说明。')
  await app.type('补充说明', '昨天又积水了，照片附后。')
  app.toChoose.push({ name: 'again.png', bytes: photo })
  await app.tap('拍照或选照片')
  await app.waitFor('已上传')
  await app.tap('提交补充材料', 2)
  await app.waitFor('补充的内容已经交给淮北市住房和城乡建设局')
  expect((await open(resident, petition)).attachments).toHaveLength(1)
  expect(app.seen.requests.filter(({ url }) => url.endsWith('/supplement'))).toHaveLength(1)
})

it('keeps what is written when the app is closed, and sends nothing twice when an answer was lost', async () => {
  const { app, resident, petition } = await follow('mao')
  await app.tap('补充材料')
  await app.type('补充说明', '昨晚积水没过膝盖。')
  const again = await start('mao', app.phone)
  again.open(`/pages/act/index?id=${petition.id}&act=supplement`)
  await again.waitFor('提交补充材料')
  expect(again.value('补充说明')).toBe('昨晚积水没过膝盖。')
  again.network.loseAnswers = 1
  await again.tap('提交补充材料')
  await again.waitFor('网络不通')

  const third = await start('mao', again.phone)
  third.open(`/pages/act/index?id=${petition.id}&act=supplement`)
  await third.waitFor('“补充材料”已提交。')
  expect((await kinds(resident, petition)).filter((kind) => kind === 'supplement')).toHaveLength(1)
})

it('withdraws after asking once more, and takes it back', async () => {
  const { app, resident, petition } = await follow('sun')
  app.open(`/pages/act/index?id=${petition.id}&act=withdrawal`)
  await app.tap('问题已经解决')
  await app.tap('撤回这件信访件')
  await app.tap('确认撤回')
  await app.waitFor('24时前可以取消撤回')
  expect((await open(resident, petition)).status).toBe('withdrawn')
  const sent = app.seen.requests.find(({ url }) => url.endsWith('/withdrawal'))
  expect(sent?.header['if-match']).toMatch(/^"\d+"$/)
  await app.tap('取消撤回')
  await app.waitFor('原来的期限接着算')
  await app.tap('取消撤回，继续办理')
  await app.waitFor('“取消撤回”已提交。')
  expect((await open(resident, petition)).status).toBe('accepted')
})

it('changes the phone of a matter, and reports retaliation past the unit', async () => {
  const { app, resident, petition } = await follow('qin')
  app.open(`/pages/act/index?id=${petition.id}&act=contact-change`)
  await app.waitFor('13800000001')
  await app.type('新的联系电话', '13905610099')
  await app.tap('变更联系方式')
  await app.waitFor('“变更联系方式”已提交。')
  app.open(`/pages/act/index?id=${petition.id}&act=retaliation-report`)
  await app.type('发生了什么', '昨晚有人上门威胁我撤回。')
  await app.tap('报给信访部门')
  await app.waitFor('由淮北市信访局直接核实。收到的部门会联系您')
  expect((await open(resident, petition)).petitioner?.phone).toBe('13905610099')
  expect(JSON.stringify(await open(unit, petition))).not.toContain('威胁')
})

it('shows the answer, lets it be rated, and what was carried out be contested with a reason', async () => {
  const { app, resident, petition } = await follow('han')
  await act(unit, petition, 'reply', replyBody(petition, 'supported'))
  const [task] = (await open(unit, petition)).tasks
  await act(unit, petition, 'fulfilment-proof', { taskId: task?.id, text: '下水道已经疏通。' })
  await show(app, petition)
  await app.waitFor('予以支持')
  await app.tap('看看办得怎么样')
  await app.waitFor('下水道已经疏通。')
  expect(app.title()).toBe('确认落实情况')
  await app.tap('没有办好')
  await app.tap('提交确认结果')
  await app.waitFor('没有落实的，请写明情况。')
  await app.type('哪里没有办好', '下雨后仍然积水')
  await app.tap('提交确认结果')
  await app.waitFor('“确认落实情况”已提交。')
  await app.tap('返回信访件')
  await app.waitFor('有异议，继续落实')

  await app.tap('评价')
  await app.waitFor('评价责任单位')
  await app.tap('不满意')
  await app.tap('提交对信访部门的评价')
  await app.waitFor('评价为不满意时，请写明理由。')
  await app.tap('登记、转送太慢')
  await app.tap('提交对信访部门的评价')
  await app.waitFor('您的评价：不满意。登记、转送太慢')
  expect((await open(resident, petition)).ratings.map(({ object, grade }) => [object, grade])).toEqual([['bureau', 'unsatisfied']])
})

it('urges once a date is past, however often it is tapped', async () => {
  const resident = await house.resident('ren')
  const petition = await fileAs(resident)
  const now = house.now
  house.now = new Date(now.getTime() + 20 * 86_400_000)
  const app = await start('ren')
  app.open(`/pages/act/index?id=${petition.id}&act=urge`)
  await app.tap('催办', 2)
  await app.waitFor('“催办”已提交。')
  house.now = now
  expect((await kinds(resident, petition)).filter((kind) => kind === 'urge')).toHaveLength(1)
})

it('counts every hash of a matter anew on the phone, and remembers how far it had come', async () => {
  const { app, resident, petition } = await follow('bai')
  app.open(`/pages/verify/index?id=${petition.id}`)
  await app.waitFor('没有发现改动')
  expect(app.screen()).toContain('提交凭证上的数字签名有效')
  const { items } = (await resident.get<Timeline>(`/api/petitions/${petition.id}/timeline`)).body
  expect(app.phone.storage.get('timeline-heads')).toMatchObject({ [petition.id]: { sequence: items.length, hash: items.at(-1)?.hash } })
  app.phone.storage.set('timeline-heads', { [petition.id]: { sequence: items.length + 1, hash: 'f'.repeat(64) } })
  await app.tap('再核对一次')
  await app.waitFor('记录比这台设备上次看到的少')
  expect(app.seen.errors).toEqual([])
})

it('without a network shows what was seen last, except an accusation', async () => {
  const { app, resident, petition } = await follow('hu')
  const sealed = await fileAs(resident, { aboutConduct: true, accused: [{ name: '某某' }] })
  await show(app, sealed)
  const later = await start('hu', app.phone)
  later.network.apiBase = undefined
  later.open(`/pages/petition/index?id=${petition.id}`)
  await later.waitFor('看到的内容')
  expect(later.screen()).toContain(petition.number)
  later.open(`/pages/petition/index?id=${sealed.id}`)
  await later.waitFor('网络不通')
  expect(later.screen()).not.toContain(sealed.number)
})

it('scrolls through five hundred matters with few elements and small steps', async () => {
  const own = await house.resident('feng')
  for (let filed = 0; filed < 500; filed += 20)
    await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        own.post('/api/petitions', makeFiling({ title: `第${filed + index + 1}号事项` }), { 'idempotency-key': randomUUID() }),
      ),
    )
  const app = await start('feng')
  app.open('/pages/petitions/index')
  await app.waitFor('号事项')
  const isDrawn = (section: number) =>
    app.elements().some(({ shown, text }) => shown.uid === `matters-${section}` && text.split('号事项').length === 21)
  let most = 0
  for (let section = 0; section < 25; section++) {
    app.scrollTo(section)
    await app.until(`the matters of section ${section}`, () => isDrawn(section))
    most = Math.max(most, app.elements().length)
  }
  await app.waitFor('没有更多了')
  expect(most).toBeLessThan(1000)
  expect(Math.max(...app.seen.setDataBytes)).toBeLessThan(64 * 1024)
  app.scrollTo(0)
  await app.until('the first matters again', () => isDrawn(0) && !isDrawn(24))
  expect(app.seen.errors).toEqual([])
})
