import type { Problem } from '@petition/shared/schemas/problem'
import type { Similar } from '@petition/shared/schemas/published'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type House, openHouse } from './house.ts'
import type { Resident, StaffMember } from './people.ts'
import { act, fileAs, register, replyBody, transfer } from './steps.ts'

let house: House
let resident: Resident
let bureau: StaffMember
let unit: StaffMember
const log: string[] = []

beforeAll(async () => {
  house = await openHouse({ logTo: log })
  resident = await house.resident('张三')
  bureau = await house.staff('bureau-clerk', { organisationId: '340600-bureau' })
  unit = await house.staff('unit-clerk', { organisationId: '340600-housing' })
})
afterAll(() => house?.close())

const flooded = { title: '小区门口积水', body: '下雨天小区门口路面积水很深，排水管道好像堵塞了，老人出行不便。' }
const ask = async (who: Resident, asked: object) => {
  const answer = await who.post<Similar>('/api/petitions/similar', { kind: 'petition', ...asked })
  expect(answer.status, answer.text).toBe(200)
  return answer.body
}
const answer = async (who: Resident, changes: Parameters<typeof fileAs>[1]) => {
  const filed = await fileAs(who, { publishConsent: true, ...changes })
  await transfer(bureau, await register(bureau, filed), unit.organisationId)
  return act(unit, filed, 'reply', replyBody(await act(unit, filed, 'acceptance', {})))
}

it('shows my own open matter on the same thing, and never another’s', async () => {
  const mine = await fileAs(resident)
  const other = await house.resident('李四')
  await fileAs(other)
  const { own, published } = await ask(resident, flooded)
  expect(own).toEqual([
    {
      id: mine.id,
      number: mine.number,
      title: mine.title,
      status: 'submitted',
      outwardStatus: '受理申请审查中',
      submittedAt: mine.submittedAt,
    },
  ])
  expect(published).toEqual([])
  expect((await ask(await house.resident('王五'), flooded)).own).toEqual([])
})

it('finds nothing in what has only everyday words in common, or too few words', async () => {
  for (const asked of [
    { title: '单位拖欠三个月工资', body: '我在工地上干活，老板一直拖欠工资，多次反映没有结果，请求帮助解决。' },
    { title: '小区', body: '' },
    { title: '', body: '' },
    { title: '我们多次反映问题', body: '一直没有解决，希望领导尽快处理。' },
  ])
    expect(await ask(resident, asked), asked.title).toEqual({ own: [], published: [] })
})

it('leaves out what is over, names a sealed one by its neutral title', async () => {
  const person = await house.resident('赵六')
  const withdrawn = await fileAs(person)
  await act(person, withdrawn, 'withdrawal', { reason: '已经自行解决' })
  expect((await ask(person, flooded)).own).toEqual([])
  const accusation = { title: '村支书侵占征地补偿款', body: '村支书把征地补偿款侵占了，村民的补偿款一直没有发下来。' }
  await fileAs(person, { ...accusation, requests: [], kind: 'mailbox', aboutConduct: true })
  expect((await ask(person, accusation)).own.map(({ title }) => title)).toEqual(['您提交的事项'])
})

it('shows published letters, at most three, only while they are public', async () => {
  const letter = { title: '小区门口道路积水的答复', body: flooded.body, answer: '现已疏通门口的排水管道。' }
  const answered = []
  for (let index = 0; index < 4; index++) {
    const one = await answer(resident, { title: `第${index}处路口积水` })
    answered.push(one)
    await act(bureau, one, 'publication', letter)
  }
  const reader = await house.resident('孙七')
  const { published } = await ask(reader, flooded)
  expect(published.length).toBe(3)
  expect(published[0]).toMatchObject({ title: letter.title, organisation: '淮北市住房和城乡建设局' })
  for (const one of answered) await act(resident, one, 'publication-consent', { publishConsent: false })
  expect((await ask(reader, flooded)).published).toEqual([])
})

it('is for residents who are signed in, and keeps nothing of what was typed', async () => {
  const secret = { kind: 'petition', title: '积水与独一无二的暗号', body: '独一无二的暗号在这里' }
  await ask(resident, secret)
  for (const [who, status] of [[house.visitor, 401] as const, [bureau, 403] as const])
    expect((await who.post<Problem>('/api/petitions/similar', secret)).status).toBe(status)
  expect(log.join('')).not.toContain('暗号')
})
