import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Resident, StaffMember } from '../server/test/people.ts'
import { act, fileAs, open, register, replyBody, transfer } from '../server/test/steps.ts'
import { beginAct, doAct, fillIn, openMatter, sendForm } from './acting.ts'
import { type Doors, openDesk, openDoors, openPortal, textOf } from './doors.ts'
import { choose } from './filing.ts'
import { makePhoto } from './photo.ts'
import { takePicture } from './pictures.ts'

const phone = '13956100007'
const housing = '340600-housing'
type Petition = Awaited<ReturnType<typeof fileAs>>

let doors: Doors
let unit: Page
let leader: Page
let bureau: Page
let portal: Page
let by: { resident: Resident; bureau: StaffMember; unit: StaffMember }
let petition: Petition

beforeAll(async () => {
  doors = await openDoors()
  const { house } = doors
  by = {
    resident: await house.residentBySms(phone),
    bureau: await house.staff('bureau-clerk', { organisationId: '340600-bureau' }),
    unit: await house.staff('unit-clerk', { organisationId: housing }),
  }
  petition = await transferred('小区门口道路积水多年无人处理')
  unit = await openDesk(doors, `${housing}-clerk`)
  leader = await openDesk(doors, `${housing}-leader`)
  bureau = await openDesk(doors, '340600-bureau-clerk')
  // A phone is sent one code a minute.
  await doors.moveTo('2026-11-23T09:05:00+08:00')
  portal = await openPortal(doors, '/', phone)
})
afterAll(() => doors?.close())

async function transferred(title: string): Promise<Petition> {
  const filed = await fileAs(by.resident, { title, electronicDelivery: true })
  await register(by.bureau, filed)
  return transfer(by.bureau, filed, housing)
}

/** The resident's form of one act, sent. */
async function answer(name: string, part: string, choice: string, write: Record<string, string> = {}): Promise<void> {
  await portal.goto(new URL(`/#/pages/act/index?id=${petition.id}&act=${name}&part=${part}`, portal.url()).href)
  await portal.getByText(choice, { exact: true }).click()
  for (const [label, text] of Object.entries(write)) await portal.getByRole('textbox', { name: label }).fill(text)
}

describe('a matter under the law, by hand', () => {
  it('is accepted for simple handling, found not simple, and put into the ordinary procedure by the leader', async () => {
    await openMatter(unit, petition)
    await doAct(unit, '受理', { choose: ['适用简易办理'] })
    await doAct(unit, '申请转为普通程序', { write: { 理由: '现场勘察后发现需要协调多家管线单位。' }, submit: '提交申请' })
    await openMatter(leader, petition)
    await doAct(leader, '审批转为普通程序', { choose: ['同意转为普通程序'], submit: '提交审批结果' })
  })

  it('waits for more from the petitioner, and for their word on another wording', async () => {
    await openMatter(unit, petition)
    await doAct(unit, '通知补正', { write: { 需要补充的内容: '请补充积水时的照片。' }, submit: '通知信访人补正' })
    const form = await beginAct(unit, '建议调整诉求表述')
    await form.getByRole('radio').first().check()
    await fillIn(form, { write: { '第 1 条': '疏通小区东门外的排水管道，并告知完工时间', 调整理由: '写明地点和期限，便于答复。' } })
    await takePicture(unit, 'console-rewording-1440', { whole: false })
    await sendForm(unit, form, '建议调整诉求表述', '请信访人答复')
    const { proposals } = await open(by.resident, petition)
    await answer('rewording-answer', proposals.find(({ kind }) => kind === 'rewording')?.id ?? '', '同意，按新的说法办')
    await portal.getByRole('button', { name: '提交我的决定' }).click()
    await portal
      .getByText(/已提交/)
      .first()
      .waitFor()
    await openMatter(unit, petition)
    await unit.getByRole('region', { name: '诉求', exact: true }).getByText('疏通小区东门外的排水管道，并告知完工时间').waitFor()
  })

  it('is heard, agreed on, and its grave side reported', async () => {
    await doAct(unit, '记录听证', {
      write: { 听证日期: '2026-11-23', 听证地点: '东街道办事处会议室', 听证情况: '双方陈述了意见，听证员作了询问。' },
      submit: '保存听证记录',
    })
    await doAct(unit, '记录调解、和解', {
      choose: ['调解协议'],
      write: { 达成日期: '2026-11-23', 协议内容: '物业先行疏通，市政随后改造管道。' },
      submit: '保存协议',
    })
    await doAct(unit, '重大紧急情况报告', {
      choose: ['相关主管部门'],
      write: { 报告内容: '积水已漫入配电房，可能断电。' },
      submit: '保存报告记录',
    })
  })

  it('rests while a recusal is open, and goes on when the leader has decided', async () => {
    await doAct(unit, '申请回避', { choose: ['不是'], write: { 利害关系说明: '我家就住在这个小区。' } })
    await unit.getByRole('button', { name: '申请延期' }).waitFor({ state: 'detached' })
    await openMatter(leader, petition)
    await doAct(leader, '决定回避', { choose: ['不需要回避'], write: { 理由: '同住一个小区不属于直接利害关系。' }, submit: '提交决定' })
  })

  it('is given more days by the leader; who writes meanwhile is told what happened and keeps the words', async () => {
    await openMatter(unit, petition)
    await doAct(unit, '申请延期', { write: { 延长天数: '10', 延期理由: '管道改造方案需要专家论证。' }, submit: '提交延期申请' })
    const form = await beginAct(unit, '记录联系')
    await fillIn(form, { write: { 联系情况: '电话说明了勘察结果。' } })
    await openMatter(leader, petition)
    await doAct(leader, '审批延期', { choose: ['同意延期'], submit: '提交审批结果' })
    await form.getByRole('button', { name: '保存联系记录' }).click()
    const told = form.getByRole('alert').filter({ hasText: '有了新进展' })
    await told
      .getByText(/批准延长办理期限10日/)
      .first()
      .waitFor()
    await takePicture(unit, 'console-stale-1440', { whole: false })
    await told.getByRole('button', { name: '我看过了，继续填写' }).click()
    await sendForm(unit, form, '记录联系', '保存联系记录')
    await unit.getByText('电话说明了勘察结果。').first().waitFor()
  })
})

describe('what follows an answer', () => {
  it('is proved with a photo, contested by the petitioner, and called back about by the bureau', async () => {
    const replied = await act(by.unit, petition, 'reply', replyBody(await open(by.unit, petition), 'supported'))
    await openMatter(unit, petition)
    const form = await beginAct(unit, '提交落实情况')
    await fillIn(form, { write: { 落实情况: '排水管道已于今日疏通。' } })
    await choose(unit, '选择文件', { name: '疏通.jpg', mimeType: 'image/jpeg', buffer: await makePhoto() })
    await unit.locator('.ant-upload-list-item-done').waitFor()
    await sendForm(unit, form, '提交落实情况')
    const task = replied.tasks.find(({ kind }) => kind === 'fulfilment')
    await answer('fulfilment-confirmation', task?.id ?? '', '没有办好', { 哪里没有办好: '只疏通了一半。' })
    await portal.getByRole('button', { name: '提交确认结果' }).click()
    await portal
      .getByText(/已提交/)
      .first()
      .waitFor()

    await act(by.resident, petition, 'rating', { unit: { grade: 'unsatisfied', reason: '只疏通了一半。' } })
    await openMatter(bureau, petition)
    await takePicture(bureau, 'console-tasks-1440', { whole: false })
    await doAct(bureau, '回访', {
      pick: { 联系方式: '电话' },
      write: { 回访情况: '信访人希望尽快疏通余下的一半。' },
      submit: '保存回访记录',
    })
  })
})

describe('a matter that went astray', () => {
  it('is given back for the third time, and the bureau decides where it belongs', async () => {
    let astray = await transferred('路灯不亮')
    for (const _ of [1, 2]) {
      const [part] = astray.assignments.filter(({ status }) => status === 'offered')
      await act(by.unit, astray, 'objection', { reason: '路灯不归本单位管理。' })
      await act(by.bureau, astray, 'objection-decision', { assignmentId: part?.id, objectionUpheld: true, reason: '情况属实。' })
      astray = await transfer(by.bureau, astray, housing)
    }
    await openMatter(unit, astray)
    await doAct(unit, '提出异议', { write: { 异议理由: '路灯由城市管理部门管理。' } })
    // What still waits at this desk is one click away.
    await unit.getByRole('link', { name: `办下一件：${petition.number}` }).click()
    await unit.getByRole('heading', { name: petition.title }).waitFor()
    await openMatter(bureau, astray)
    await doAct(bureau, '审核异议', {
      choose: ['不同意，仍由该单位办理，期限继续计算'],
      write: { 审核理由: '该路段尚未移交，仍由建设单位负责。' },
      submit: '提交审核结果',
    })
    await openMatter(unit, astray)
    await unit.getByRole('button', { name: /^受\s?理$/ }).waitFor()
  })

  it('is recalled by the bureau that had sent it, with the names of who saw it', async () => {
    const wrong = await transferred('公交站牌破损')
    await open(by.unit, wrong)
    await openMatter(bureau, wrong)
    await doAct(bureau, '收回转送', { write: { 收回理由: '应当转送交通运输部门。' } })
    await bureau.getByRole('button', { name: /^转\s?送$/ }).waitFor()
    expect(await textOf(bureau)).toContain('应当转送交通运输部门。')
  })

  it('is marked by one clerk, agreed to by another, contested in the portal and decided by the leader', async () => {
    petition = await transferred('工资拖欠')
    await openMatter(bureau, petition)
    await doAct(bureau, '提出标记', { choose: ['涉法涉诉'], write: { 标记理由: '信访人已就同一事项起诉。' }, submit: '提交复核' })
    expect(await bureau.getByRole('button', { name: '复核标记' }).count()).toBe(0)
    const second = await openDesk(doors, '340600-bureau-clerk2')
    await openMatter(second, petition)
    await doAct(second, '复核标记', { choose: ['同意标记'], write: { 理由: '已查到立案通知书。' }, submit: '提交复核结果' })
    await second.context().close()

    const { proposals } = await open(by.resident, petition)
    await portal.goto(new URL(`/#/pages/act/index?id=${petition.id}&act=mark-contest&part=${proposals[0]?.id ?? ''}`, portal.url()).href)
    await portal.getByRole('textbox', { name: '为什么不对' }).fill('起诉的是另一件事。')
    await portal.getByRole('button', { name: '提出异议' }).click()
    await portal
      .getByText(/已提交/)
      .first()
      .waitFor()
    const head = await openDesk(doors, '340600-bureau-leader')
    await openMatter(head, petition)
    await doAct(head, '审核标记异议', { choose: ['异议成立，撤销标记'], write: { 理由: '经核对不是同一事项。' }, submit: '提交审核结果' })
    await head.context().close()
  })
})
