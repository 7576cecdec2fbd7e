import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { act, open, register } from '../server/test/steps.ts'
import { doAct, openMatter } from './acting.ts'
import { openDesk, textOf } from './doors.ts'
import { type Follower, openFollower } from './follower.ts'

let one: Follower
let first: Awaited<ReturnType<Follower['file']>>
let later: typeof first
let second: Page

beforeAll(async () => {
  one = await openFollower('13956100043')
  await one.comeBack('2026-11-23T09:05:00+08:00')
  first = await one.transferred('东门外道路积水')
  later = await one.file('东门外道路又积水了')
  await register(one.bureau, later, { repeatOf: first.number })
  second = await openDesk(one.doors, '340600-bureau-leader')
})
afterAll(() => one?.doors.close())

it('is joined at the desk, which leads from one file to the other', async () => {
  await openMatter(second, later)
  await doAct(second, '复核标记', { choose: ['同意标记'], write: { 理由: '经核对，是同一事项。' }, submit: '提交复核结果' })
  expect((await open(one.resident(), later)).status).toBe('joined')
  await second.getByRole('link', { name: first.number }).first().click()
  await second.getByRole('heading', { name: first.title }).waitFor()
  expect(await textOf(second)).toContain('另有1件反映同一事项的信访件并入本件，办理时请一并阅看')
  await second.getByRole('link', { name: later.number }).click()
  await second.getByRole('heading', { name: later.title }).waitFor()
  expect(await textOf(second)).toContain(`已并入信访件${first.number}，随该件办理（已转送，待受理）`)
  expect(await textOf(second)).toContain(`随信访件${first.number}一起答复`)
})

it('shows its petitioner where it goes on, how far that one is, and how to disagree', async () => {
  await act(one.unit, first, 'acceptance', {})
  await one.show(later)
  const shown = await one.shown()
  for (const words of ['随此前的信访件一起办理', `${first.number}，现在：受理`, '期限按那一件计算；不同意的，可以提出异议'])
    expect(shown).toContain(words)
  expect(shown).toContain('随此前的信访件一起答复')
  expect(shown).not.toContain('还没有答复')
  expect(await one.shown('.stage-now')).toMatch(/已并入\s*11-23/)
  await one.follow(/^随此前的信访件一起办理/)
  await one.see('另有1件反映同一事项的信访件并入本件，一起办理')
  await one.show(later)
  await one.follow(/^随此前的信访件一起答复/)
  await one.see(first.title)
  await one.show(later)
  await one.follow(/对标记提出异议/)
  await one.see(/可以要求恢复单独办理，原来的期限照常计算/)
})
