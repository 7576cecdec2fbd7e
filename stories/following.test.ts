import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { act, open } from '../server/test/steps.ts'
import { type Follower, openFollower } from './follower.ts'
import { takePicture } from './pictures.ts'

let one: Follower
beforeAll(async () => {
  one = await openFollower('13956100041')
  await one.comeBack('2026-11-23T09:05:00+08:00')
})
afterAll(() => one?.doors.close())

describe('one look at a petition', () => {
  it('says where it is, who has it since when, what comes next, by which weekday and in how many days', async () => {
    const petition = await one.transferred('东门外道路积水')
    await one.show(petition)
    const shown = await one.shown()
    for (const words of ['淮北市住房和城乡建设局', '2026年11月23日（星期一）起', '书面告诉您接收情况、怎么办理、是否受理'])
      expect(shown).toContain(words)
    for (const words of ['2026年12月8日（星期二）前', '还有15天']) expect(shown).toContain(words)
    expect(await one.shown('.stage-now')).toMatch(/转送\s*11-23/)
    expect(await one.shown('.stage-next')).toMatch(/受理\s*以后\s*答复\s*以后\s*办结\s*以后/)
    await one.press('查看：这个日期怎么算出来的')
    await one.see(/《信访工作条例》第二十三条：/)
    await takePicture(one.page(), 'portal-following-petition-390')
  })

  it('puts what is asked of the petitioner first, and everything else that is allowed below', async () => {
    const petition = await one.accepted('楼道灯坏了半年')
    await act(one.unit, petition, 'supplement-request', { text: '请补充楼道的照片。' })
    await one.show(petition)
    expect(await one.shown('.ask')).toContain('请补充楼道的照片。')
    const { allowedActions } = await open(one.resident(), petition)
    const offered = (await one.page().locator('.row-title').filter({ visible: true }).allTextContents()).join()
    const below = { 'contact-change': '变更联系方式', recusal: '申请回避', 'retaliation-report': '反映打击报复', withdrawal: '撤回' }
    const ways = { ...below, 'publication-consent': '是否同意公开', supplement: '补充材料', rating: '评价' }
    expect(Object.keys(ways)).toEqual(expect.arrayContaining(allowedActions))
    for (const label of Object.values(below)) expect(offered).toContain(label)
    for (const label of ['补充材料', '评价']) expect(await one.button(label).count()).toBe(1)
  })

  it('tells the answer point by point, with what was promised and by when', async () => {
    const petition = await one.answered('化粪池满溢')
    await one.show(petition)
    const shown = await one.shown()
    for (const words of ['单位的答复', '予以支持', '《信访工作条例》第三十二条', '落实期限', '请您评价信访部门、责任单位'])
      expect(shown).toContain(words)
    await takePicture(one.page(), 'portal-following-answer-390')
  })
})

describe('what can be checked', () => {
  it('is recomputed on the phone, and a word changed on the way is shown with its step and where to turn', async () => {
    const petition = await one.accepted('围墙有裂缝')
    await one.show(petition)
    await one.follow(/^核对记录/)
    await one.see('没有发现改动')
    expect(await one.shown('.check-wrong')).toBe('')
    await takePicture(one.page(), 'portal-verify-390')

    await one.page().route('**/timeline', async (route) => {
      const answer = await route.fetch()
      const text = (await answer.text()).replace('老人和孩子', '个别人')
      await route.fulfill({ response: answer, body: text })
    })
    await one.press('再核对一次')
    await one.see('记录和当时写下的不一样')
    await one.see(/第1步“提交”.*文字和当时留下的校验值不符/)
    await one.see(/向淮北市信访局反映/)
    await takePicture(one.page(), 'portal-verify-changed-390')
    await one.page().unroute('**/timeline')
  })

  it('shows that the end was cut off, since the phone has seen more', async () => {
    const petition = await one.accepted('下水道反水')
    await one.show(petition)
    await one.follow(/^核对记录/)
    await one.see('没有发现改动')
    await one.page().route('**/timeline', async (route) => {
      const answer = await route.fetch()
      const timeline = (await answer.json()) as { items: object[] }
      await route.fulfill({ response: answer, json: { ...timeline, items: timeline.items.slice(0, -1) } })
    })
    await one.press('再核对一次')
    await one.see('记录比这台设备上次看到的少')
    await one.page().unroute('**/timeline')
  })

  it('says which body and post opened it on which day', async () => {
    const petition = await one.accepted('电梯停运')
    await one.unit.post(`/api/petitions/${petition.id}/petitioner-opening`, { reason: '联系核实情况' })
    await one.show(petition)
    await one.follow(/^谁看过/)
    await one.see('单位经办人打开了您的姓名、电话和住址，1次')
    await takePicture(one.page(), 'portal-openings-390')
  })

  it('keeps number and query code at hand, with a warning', async () => {
    const petition = await one.file('公园缺少座椅')
    await one.show(petition)
    await one.follow(/^提交凭证和查询码/)
    await one.see(petition.number)
    await one.see(/请不要告诉任何人/)
    await one.press('查看：可以核对的提交凭证')
    await one.see(petition.receipt?.signature ?? '')
  })
})

it('without a network shows what was seen last, with its time', async () => {
  const petition = await one.transferred('健身器材生锈')
  await one.follow('我的信访')
  await one.follow(/健身器材生锈/)
  await one.see('接下来')
  await one.page().context().setOffline(true)
  await one.press('返回')
  await one.follow(/健身器材生锈/)
  await one.see('网络不通')
  await one.see(/下面是2026年11月23日 09:05看到的内容/)
  await one.see(petition.number)
  await takePicture(one.page(), 'portal-following-offline-390')
  await one.page().context().setOffline(false)
  await one.press('重试')
  await one.page().getByText('看到的内容').filter({ visible: true }).waitFor({ state: 'detached' })
})

it('reads as well in the dark and in large letters', async () => {
  const petition = await one.answered('井盖松动')
  await one.page().emulateMedia({ colorScheme: 'dark' })
  await one.show(petition)
  await takePicture(one.page(), 'portal-following-dark-390', { whole: false })
  await one.page().emulateMedia({ colorScheme: 'light' })
  await one.page().evaluate("localStorage.setItem('settings', JSON.stringify({ data: { elder: true, scale: 1 } }))")
  await one.show(petition)
  await one.page().locator('.page-elder').waitFor()
  await takePicture(one.page(), 'portal-following-elder-390', { whole: false })
  expect(await one.page().evaluate('document.documentElement.scrollWidth <= window.innerWidth')).toBe(true)
})
