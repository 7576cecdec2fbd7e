import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import type { RulesHistory } from '@petition/shared/schemas/rules'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { defaultLocalRules } from '../src/domain/limits.ts'
import { replayPetition } from '../src/usecases/petition/replay-petitions.ts'
import { setLocalRules } from '../src/usecases/set-local-rules.ts'
import { deskOf, strike } from './desk.ts'
import { type House, openHouse } from './house.ts'
import type { Resident, StaffMember } from './people.ts'
import { act, fileAs, open, refusal, register, returning, transfer } from './steps.ts'

let house: House
let resident: Resident
let city: StaffMember
let unit: StaffMember

beforeAll(async () => {
  house = await openHouse({ now: '2026-11-23T09:00:00+08:00' })
  resident = await returning(house, () => house.resident('张三'))
  city = await returning(house, () => house.staff('bureau-clerk', { organisationId: '340600-bureau' }))
  unit = await returning(house, () => house.staff('unit-clerk', { organisationId: '340600-housing' }))
})
afterAll(() => house?.close())

const { version: _version, ...rules } = defaultLocalRules
const history = async () => (await house.visitor.get<RulesHistory>('/api/rules')).body.items
const letter = () => fileAs(resident, { kind: 'mailbox' })
const acceptanceDays = (petition: { clocks: { kind: string; days: number; legalOn: string }[] }) =>
  petition.clocks.filter(({ kind }) => kind === 'mailbox-acceptance').map(({ days, legalOn }) => [days, legalOn])

it('are those that came with the service until a city sets its own', async () => {
  expect(await history()).toEqual([{ version: 1, setAt: null, reason: null, rules }])
  expect(acceptanceDays(await letter())).toEqual([[3, '2026-11-26']])
})

it('count for what starts later; what runs keeps its days, its date and its version', async () => {
  const before = await letter()
  const own = { ...rules, basis: '淮北市政府办公室通知', mailboxAcceptanceWorkingDays: 2, ratingWindowDays: 40 }
  expect(await setLocalRules(house.ctx, own, '市政府办公室通知第3号')).toBe(2)
  const after = await letter()
  expect(acceptanceDays(await open(resident, before))).toEqual([[3, '2026-11-26']])
  expect(acceptanceDays(after)).toEqual([[2, '2026-11-25']])
  expect(after.clocks.find(({ kind }) => kind === 'mailbox-acceptance')?.basis).toBe('淮北市政府办公室通知')

  await register(city, before)
  const transferred = await transfer(city, before, unit.organisationId)
  expect(transferred.clocks.find(({ kind }) => kind === 'rating-bureau')).toMatchObject({ days: 40, basis: '淮北市政府办公室通知' })
  // The law's own limits are out of reach.
  expect((await act(unit, before, 'acceptance', { route: 'petition' })).clocks.find(({ kind }) => kind === 'handle')?.days).toBe(60)
})

it('are listed for everybody with the day and the reason, the newest first', async () => {
  house.now = new Date('2026-11-24T09:00:00+08:00')
  await setLocalRules(house.ctx, { ...rules, warningDays: 10 }, '提前十天提醒')
  const listed = (await history()).map(({ version, setAt, reason }) => [version, setAt, reason])
  expect(listed).toEqual([
    [3, '2026-11-24T01:00:00.000Z', '提前十天提醒'],
    [2, '2026-11-23T01:00:00.000Z', '市政府办公室通知第3号'],
    [1, null, null],
  ])
})

it('say from which day on a desk is warned', async () => {
  house.now = new Date('2026-11-24T09:00:00+08:00')
  const petition = await fileAs(resident)
  await strike(house, '2026-11-26T10:00')
  expect(await deskOf(city, petition)).toEqual([])
  // Ten days before 2026-12-09 is Sunday, the 29th: the Friday before it is the day to say so.
  await strike(house, '2026-11-27T10:00')
  expect((await deskOf(city, petition)).map(({ kind, on }) => [kind, on])).toEqual([['due-soon', '2026-12-09']])
})

it('say how long a withdrawal can be undone: as it was when it was withdrawn', async () => {
  house.now = new Date('2026-11-30T09:00:00+08:00')
  const withdrawn = async () => act(resident, await fileAs(resident), 'withdrawal', { reason: '路灯已经修好了。' })
  await setLocalRules(house.ctx, { ...rules, withdrawalUndoDays: 2 }, '撤回缓冲两天')
  const short = await withdrawn()
  await setLocalRules(house.ctx, { ...rules, withdrawalUndoDays: 10 }, '撤回缓冲十天')
  const long = await withdrawn()
  expect([short, long].map(({ limits }) => limits.undoUntilOn)).toEqual(['2026-12-02', '2026-12-10'])
  house.now = new Date('2026-12-03T09:00:00+08:00')
  expect(await refusal(resident, short, 'withdrawal-undo', {})).toEqual([409, 'illegal_action'])
  expect((await act(resident, long, 'withdrawal-undo', {})).limits.undoUntilOn).toBeNull()
})

it('say when a petitioner may urge, and after how long again: as it was at the last urging', async () => {
  house.now = new Date('2026-12-07T09:00:00+08:00')
  await setLocalRules(house.ctx, { ...rules, urgeBeforeDays: 8, urgeIntervalDays: 2 }, '提前催办')
  const petition = await fileAs(resident)
  expect(petition.limits).toMatchObject({ urgeBeforeDays: 8, urgeIntervalDays: 2 })
  const mayUrgeOn = async (day: string) => {
    house.now = new Date(`${day}T09:00:00+08:00`)
    return (await open(resident, petition)).allowedActions.includes('urge')
  }
  // Fifteen days from the 7th are the 22nd.
  expect([await mayUrgeOn('2026-12-13'), await mayUrgeOn('2026-12-14')]).toEqual([false, true])
  await act(resident, petition, 'urge', {})
  await setLocalRules(house.ctx, { ...rules, urgeBeforeDays: 8, urgeIntervalDays: 30 }, '一个月一次')
  expect([await mayUrgeOn('2026-12-15'), await mayUrgeOn('2026-12-16')]).toEqual([false, true])
  await act(resident, petition, 'urge', {})
  expect(await mayUrgeOn('2026-12-18')).toBe(false)
  // Whoever builds it again from its events counts under the rules of each day, too.
  expect((await replayPetition(house.ctx, petition.id)).differences).toEqual([])
})

it('of two people who change them at once are two versions, or one is asked to try again', async () => {
  const before = (await history()).length
  const settled = await Promise.allSettled(
    [1, 2, 3].map((days) => setLocalRules(house.ctx, { ...rules, callBackWorkingDays: days }, '调整回访')),
  )
  const versions = settled.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []))
  expect(new Set(versions).size).toBe(versions.length)
  for (const one of settled) if (one.status === 'rejected') expect(String(one.reason)).toContain('刚刚有人也修改了本地规则')
  expect((await history()).length).toBe(before + versions.length)
})

it.each([
  ['a missing field', { ...rules, warningDays: undefined }, 'warningDays'],
  ['a field nobody knows', { ...rules, handleDays: 90 }, 'handleDays'],
  ['a day too few', { ...rules, ratingWindowDays: 0 }, 'ratingWindowDays'],
  ['no rules at all', '规则', '整个文件'],
])('are refused for %s, by name', async (_what, file, named) => {
  const before = await history()
  await expect(setLocalRules(house.ctx, file, '试试')).rejects.toThrow(named)
  await expect(setLocalRules(house.ctx, rules, ' ')).rejects.toThrow('请写明修改理由')
  expect(await history()).toEqual(before)
})

it('are set by an operator from a file, with a reason', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'petition-rules-'))
  const file = join(folder, 'rules.json')
  await writeFile(file, JSON.stringify({ ...rules, idleAfterDays: 5 }))
  const script = fileURLToPath(new URL('../src/admin/set-rules.ts', import.meta.url))
  const { config } = house.ctx
  const env = {
    DATABASE_URL: house.urls.appUrl,
    JWT_PRIVATE_KEY: config.JWT_PRIVATE_KEY,
    RECEIPT_PRIVATE_KEY: config.RECEIPT_PRIVATE_KEY,
    DATA_KEYS: config.DATA_KEYS,
    INDEX_KEY: config.INDEX_KEY,
    FILE_URL_KEY: config.FILE_URL_KEY.toString('base64'),
  }
  const run = (...args: string[]) => promisify(execFile)(process.execPath, [script, ...args], { env })
  await expect(run(file)).rejects.toMatchObject({ code: 1, stderr: expect.stringContaining('请给出规则文件和理由') })
  expect((await run(file, '--reason', '市联席会议纪要')).stdout).toMatch(/^本地规则第\d+版已生效/)
  expect((await history())[0]).toMatchObject({ reason: '市联席会议纪要', rules: { idleAfterDays: 5 } })
  await rm(folder, { recursive: true })
})
