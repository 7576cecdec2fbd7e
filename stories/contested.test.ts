import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { act, open, register } from '../server/test/steps.ts'
import { beginAct, doAct, fillIn, openMatter, sendForm } from './acting.ts'
import { barriers } from './barriers.ts'
import { openDesk } from './doors.ts'
import { type Follower, openFollower } from './follower.ts'
import { takePicture } from './pictures.ts'

let one: Follower
let clerk: Page
let second: Page
let head: Page
let matter: Awaited<ReturnType<Follower['file']>>

beforeAll(async () => {
  one = await openFollower('13956100044')
  await one.comeBack('2026-11-23T09:05:00+08:00')
  clerk = await openDesk(one.doors, '340600-bureau-clerk')
  second = await openDesk(one.doors, '340600-bureau-clerk2')
  head = await openDesk(one.doors, '340600-bureau-leader')
})
afterAll(() => one?.doors.close())

/** From the page of the matter to the word that the contest was sent. */
async function contest(way: RegExp, reason: string, picture: string) {
  await one.show(matter)
  await one.follow(way)
  await one.press('提出异议')
  await one.see('请填写异议理由。')
  await one.write('为什么不同意', reason)
  await takePicture(one.page(), picture)
  expect(await barriers(one.page())).toEqual([])
  await one.press('提出异议')
  await one.see('结果和理由会告诉您')
}

describe('a matter taken for a suggestion', () => {
  it('is one only after a second person has read it, and tells why', async () => {
    matter = await one.file('东门外道路积水')
    await openMatter(clerk, matter)
    const form = await beginAct(clerk, '登记')
    await fillIn(form, { choose: ['建议意见'] })
    await form.getByRole('button', { name: /^登\s?记$/ }).click()
    await form.getByText('请写明为什么这样归类。').waitFor()
    await fillIn(form, { write: { 为什么这样归类: '信访人只是提出改进道路排水的想法。' } })
    await takePicture(clerk, 'console-class-1440', { from: '可办理的事项' })
    await sendForm(clerk, form, '登记')
    for (const act of ['复核类别', '转送']) expect(await clerk.getByRole('button', { name: act }).count()).toBe(0)

    await openMatter(second, matter)
    const decision = await beginAct(second, '复核类别')
    await decision.getByText('由申诉求决改为建议意见。理由：信访人只是提出改进道路排水的想法。').waitFor()
    await takePicture(second, 'console-class-decision-1440', { whole: false })
    await fillIn(decision, { choose: ['同意这样归类'], write: { 理由: '经核对原文，没有要求解决的个人事项。' } })
    await sendForm(second, decision, '复核类别', '提交复核结果')
    const { purpose, ...taken } = await open(one.resident(), matter)
    expect([taken.class, purpose]).toEqual(['suggestion', 'opinion'])
  })

  it('is contested by its petitioner in the app, and is an appeal again when the leader agrees', async () => {
    await contest(/^对处理决定提出异议（信访事项类别）/, '我要求疏通排水管道，不是提建议。', 'portal-act-class-contest-390')
    await openMatter(head, matter)
    await doAct(head, '审核处理决定异议', {
      choose: ['异议成立，恢复办理'],
      write: { 理由: '原文有明确的诉求。' },
      submit: '提交审核结果',
    })
    await one.show(matter)
    await one.see(/本件恢复为申诉求决，按申诉求决的期限和程序办理/)
    expect((await open(one.resident(), matter)).class).toBe('appeal')
  })
})

describe('不予受理', () => {
  it('is asked for by one person, who cites the open matter, and decided by another', async () => {
    const first = await one.transferred('南门外路灯不亮')
    await act(one.unit, first, 'acceptance', {})
    matter = await one.file('南门外路灯还是不亮')
    await register(one.bureau, matter)
    await openMatter(clerk, matter)
    await doAct(clerk, '提出不予受理', {
      write: { 正在办理的信访件编号: first.number, 理由: '同一事项正由市住房和城乡建设局办理，期限未满。' },
      submit: '提交复核',
    })
    expect(await clerk.getByRole('button', { name: '复核不予受理' }).count()).toBe(0)
    expect((await open(one.resident(), matter)).status).toBe('registered')
    await openMatter(second, matter)
    const decision = await beginAct(second, '复核不予受理')
    await takePicture(second, 'console-refusal-decision-1440', { whole: false })
    await fillIn(decision, { write: { '备注（选填）': '两件已经对照。' } })
    // The matter that is cited is one click away, and what was typed is still there afterwards.
    await decision.getByRole('link', { name: first.number }).click()
    await second.getByRole('link', { name: first.title }).click()
    await second.getByRole('heading', { name: first.title }).waitFor()
    for (const _ of ['inbox', 'matter']) await second.goBack()
    await second.getByRole('heading', { name: matter.title }).waitFor()
    const again = await beginAct(second, '复核不予受理')
    expect(await again.getByLabel('备注（选填）').inputValue()).toBe('两件已经对照。')
    await fillIn(again, { choose: ['同意不予受理'] })
    await sendForm(second, again, '复核不予受理', '提交复核结果')
  })

  it('is told with its reason, contested in the app, and taken back when the leader agrees', async () => {
    await one.show(matter)
    await one.see('不予受理，理由写在文书里。同一事项在原来的信访件里继续办理。')
    await takePicture(one.page(), 'portal-refused-390', { whole: false })
    await contest(/^不同意，提出异议/, '这次说的是另一排路灯。', 'portal-act-refusal-contest-390')
    await openMatter(head, matter)
    await doAct(head, '审核处理决定异议', {
      choose: ['异议成立，恢复办理'],
      write: { 理由: '经核对，不是同一排路灯。' },
      submit: '提交审核结果',
    })
    expect((await open(one.resident(), matter)).status).toBe('registered')
    await one.show(matter)
    expect(await one.shown()).not.toContain('不予受理，理由写在文书里')
  })
})
