import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Doors, openDesk, openDoors, openPortal, textOf } from './doors.ts'
import { goToPreview, goToScreen, matter, write, writeWhat, writeWhere, writeWho } from './filing.ts'

const letter = { ...matter, title: '请增加学校门口的公交班次', requests: ['早晚高峰各增加两班'] }
const suggestion = { ...matter, title: '建议在滨河公园增设健身步道', requests: ['沿河增设步道和照明'] }
const accusation = { ...matter, title: '反映某街道干部优亲厚友', requests: ['依纪依法调查处理'] }

let doors: Doors
beforeAll(async () => {
  doors = await openDoors()
})
afterAll(() => doors?.close())

it("takes a letter to the mayor and a people's suggestion, each with its own next steps", async () => {
  const page = await openPortal(doors, '/', '13956100021')
  await page.getByRole('link', { name: '市长信箱' }).click()
  await page.getByRole('button', { name: '写信', exact: true }).click()
  expect(await file(page, letter)).toContain('市长信箱已提交')
  expect(await textOf(page)).toContain('承办单位告诉您是否受理，并书面答复。')

  await page.getByRole('button', { name: '回首页' }).click()
  await page.getByRole('link', { name: '人民建议' }).click()
  await page.getByRole('heading', { name: '提人民建议' }).waitFor()
  expect(await page.getByText('您是要检举控告某个人或某个单位吗').count()).toBe(0)
  expect(await file(page, suggestion)).toContain('采纳、部分采纳还是不采纳')
  await page.context().close()

  const desk = await openDesk(doors, '340600-bureau-clerk')
  for (const [kind, { title }] of [
    ['市长信箱', letter],
    ['人民建议', suggestion],
  ] as const) {
    expect(await desk.getByRole('row', { name: title }).textContent()).toContain(kind)
  }
  await desk.context().close()
})

it('explains the seal to who reports a conduct, and lets only the named people see the matter', async () => {
  const page = await openPortal(doors, '/#/pages/file/index?kind=petition', '13956100022')
  await writeWhat(page, accusation)
  await writeWhere(page, accusation)
  await goToScreen(page, '是否涉及违纪违法')
  await page.getByText('是，反映公职人员或单位的违纪违法问题').click()
  await page.getByText('这件事从提交起就密封').waitFor()
  await page.getByRole('textbox', { name: '被反映人姓名' }).fill('李某')
  await writeWho(page, accusation, '13956100022')
  await goToScreen(page, '您的选择')
  expect(await page.getByText('同意公开来信和答复').count()).toBe(0)
  const receipt = await send(page)
  const number = receipt.match(/HB20261123\d{7}/)?.[0] ?? ''

  await page.getByRole('link', { name: '我的信访' }).click()
  expect(await page.getByRole('link', { name: number }).textContent()).toContain('您提交的事项')
  expect(await textOf(page)).not.toContain(accusation.title)
  await page.context().close()

  const named = await openDesk(doors, '340600-bureau-clerk')
  const row = named.getByRole('row', { name: number })
  expect(await row.textContent()).toMatch(/密封信访件.*限知/)
  expect(await textOf(named)).not.toContain(accusation.title)
  await row.getByRole('link').click()
  await named.getByRole('heading', { name: accusation.title }).waitFor()
  const address = named.url()

  const colleague = await openDesk(doors, '340600-bureau-clerk2')
  await colleague.getByRole('row', { name: letter.title }).waitFor()
  await colleague.getByText('全部', { exact: true }).click()
  await colleague.getByText('共 2 件').waitFor()
  expect(await textOf(colleague)).not.toContain(number)
  await colleague.goto(address)
  await colleague.getByText('没有找到这件信访件').waitFor()
  for (const word of [accusation.title, '密封信访件', number, '李某']) expect(await textOf(colleague)).not.toContain(word)
})

/** Writes, reads once more, sends; answers what the receipt says. */
async function file(page: Page, written: typeof matter): Promise<string> {
  await write(page, written, '13956100021')
  return send(page)
}

async function send(page: Page): Promise<string> {
  await goToPreview(page)
  await page.getByRole('button', { name: '提交', exact: true }).click()
  await page.getByRole('heading', { name: '请保存这两个号码' }).waitFor()
  return textOf(page)
}
