import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { strike } from '../server/test/desk.ts'
import { act, fileAs, register, replyBody, transfer } from '../server/test/steps.ts'
import { beginAct, openMatter, sendForm } from './acting.ts'
import { type Doors, openDesk, openDoors, textOf } from './doors.ts'
import { takePicture } from './pictures.ts'

const housing = '340600-housing'

let doors: Doors
let petition: Awaited<ReturnType<typeof fileAs>>
beforeAll(async () => {
  doors = await openDoors()
  const { house } = doors
  const bureau = await house.staff('bureau-clerk', { organisationId: '340600-bureau' })
  petition = await fileAs(await house.resident('张三'), { title: '小区供水管道反复爆裂' })
  await register(bureau, petition)
  await transfer(bureau, petition, housing)
})
afterAll(() => doors?.close())

describe('the pages around the inbox', () => {
  it('let a leader enter a colleague’s leave, which no clerk can do for a leader', async () => {
    const leader = await openDesk(doors, `${housing}-leader`)
    await leader.getByRole('link', { name: '同事与请假' }).click()
    await leader.getByRole('button', { name: '登记请假：淮北市住房和城乡建设局经办人' }).click()
    await leader.getByRole('button', { name: /^保\s?存$/ }).click()
    await leader.getByText('请选择日期。').first().waitFor()
    for (const label of ['请假第一天', '请假最后一天']) {
      await leader.getByLabel(label).fill('2026-11-24')
      await leader.keyboard.press('Tab')
    }
    await leader.getByRole('button', { name: /^保\s?存$/ }).click()
    await leader.getByText('2026-11-24 至 2026-11-24，由淮北市住房和城乡建设局负责人登记').waitFor()
    await takePicture(leader, 'console-colleagues-1440', { whole: false })
    await leader.context().close()
    const clerk = await openDesk(doors, `${housing}-clerk`)
    await clerk.getByRole('link', { name: '同事与请假' }).click()
    expect(await clerk.getByRole('button', { name: /请假：.*负责人$/ }).count()).toBe(0)
    await clerk.getByRole('button', { name: '修改请假：淮北市住房和城乡建设局经办人' }).waitFor()
    await clerk.context().close()
  })

  it('count what the desk was not told yet, and lead from an alarm to the body and from a warning to the petition', async () => {
    await strike(doors.house, '2026-11-24T10:00')
    await doors.moveTo('2026-12-04T10:00:00+08:00')
    await strike(doors.house, '2026-12-04T10:00')
    const bureau = await openDesk(doors, '340600-bureau-clerk')
    await bureau.getByRole('link', { name: /^提醒 \d+ 条未读$/ }).click()
    await bureau.getByRole('link', { name: '查看淮北市住房和城乡建设局' }).first().waitFor()
    await takePicture(bureau, 'console-notices-1440', { whole: false })
    await bureau.getByRole('link', { name: '查看淮北市住房和城乡建设局' }).first().click()
    await bureau.getByRole('heading', { name: '淮北市住房和城乡建设局' }).waitFor()
    await bureau.getByRole('link', { name: petition.title }).waitFor()
    await takePicture(bureau, 'console-organisation-1440', { whole: false })
    await bureau.getByRole('link', { name: /^提醒/ }).click()
    await bureau.getByRole('button', { name: '全部标为已读' }).click()
    await bureau.getByText('没有未读提醒', { exact: true }).waitFor()
    await bureau.context().close()
  })

  it('let a person redact a letter and its answer beside what everybody will read, and publish them', async () => {
    const { house } = doors
    const clerk = await house.staff('bureau-clerk', { organisationId: '340600-bureau' })
    const unit = await house.staff('unit-clerk', { organisationId: housing })
    const body = '我叫王小明，住在幸福小区3栋2单元501室，门口的路一下雨就积水，请打13856112233联系。'
    const filed = await fileAs(await house.resident('李四'), { title: '小区门口道路积水', body, publishConsent: true })
    await register(clerk, filed)
    await transfer(clerk, filed, housing)
    await act(unit, filed, 'reply', replyBody(await act(unit, filed, 'acceptance', {})))

    const bureau = await openDesk(doors, '340600-bureau-clerk')
    await openMatter(bureau, filed)
    const form = await beginAct(bureau, '公开答复')
    await form.getByText('请看是不是要隐去：').first().waitFor()
    const shown = form.getByRole('region', { name: '公众将看到' })
    expect(await shown.locator('mark').allInnerTexts()).toEqual(['王小明', '3栋2单元501室', '13856112233'])
    await takePicture(bureau, 'console-publication-1440', { from: '可办理的事项' })
    await form.getByLabel('公开的来信内容').fill('某小区门口的路一下雨就积水，老人孩子出行很不方便。')
    await form.getByRole('button', { name: /^公\s?开$/ }).click()
    await form.getByText('请逐项核对后勾选。').waitFor()
    await form.getByRole('checkbox', { name: '我已逐项核对' }).check()
    await sendForm(bureau, form, '公开答复', '公开')
    const { text } = await house.visitor.get('/api/published')
    expect(text).toContain('某小区门口的路一下雨就积水')
    expect(text).not.toContain('13856112233')
    await bureau.context().close()
  })

  it('hand a closed body’s matters to its successor, asked once more', async () => {
    const administrator = await openDesk(doors, '340600-bureau-admin')
    await administrator.getByRole('link', { name: '职权承接' }).click()
    const choose = async (label: string, name: string) => {
      await administrator.getByLabel(label).fill(name)
      await administrator.getByRole('option').first().waitFor({ state: 'attached' })
      await administrator.keyboard.press('Enter')
    }
    await choose('撤并的单位', '淮北市住房和城乡建设局')
    await administrator.getByText('现有 2 件没有办完').waitFor()
    await administrator.getByRole('button', { name: '下一步' }).click()
    await administrator.getByText('请选择单位。').waitFor()
    await choose('承接单位', '淮北市城市管理局')
    await administrator.getByLabel('依据').fill('根据市机构改革方案，职责并入市城市管理局。')
    await administrator.getByRole('button', { name: '下一步' }).click()
    await administrator.getByText('没有办完的 2 件信访件转给承接单位').waitFor()
    await takePicture(administrator, 'console-succession-1440', { whole: false })
    await administrator.getByRole('button', { name: '确认承接' }).click()
    await administrator.getByText('转给承接单位 2 件').waitFor()
    await administrator.getByRole('link', { name: '查看淮北市城市管理局' }).click()
    await administrator.getByRole('heading', { name: '淮北市城市管理局' }).waitFor()
    expect(await textOf(administrator)).not.toContain(petition.title)
    await administrator.context().close()
  })
})
