import type { Page, Route } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Doors, openDoors, openPortal } from './doors.ts'
import { choose, goToPreview, matter, write } from './filing.ts'
import { makePhoto } from './photo.ts'

const filing = '/#/pages/file/index?kind=petition'

let doors: Doors
beforeAll(async () => {
  doors = await openDoors()
})
afterAll(() => doors?.close())

it('finds everything again that was written before the page was closed', async () => {
  const first = await openPortal(doors, filing, '13956100011')
  await write(first, matter, '13956100011')
  await choose(first, '选择照片或PDF', await photo('积水.jpg'))
  await first.getByText('已上传').waitFor()
  await first.close()

  const again = await first.context().newPage()
  await again.goto(first.url())
  await again.getByText('已恢复您上次没有提交的内容').waitFor()
  expect(await again.getByRole('textbox', { name: '标题' }).inputValue()).toBe(matter.title)
  expect(await again.getByRole('textbox', { name: '第2条' }).inputValue()).toBe(matter.requests[1])
  expect(await again.getByRole('combobox', { name: '乡镇、街道' }).locator('option:checked').textContent()).toBe(matter.town)
  await again.getByText('积水.jpg').waitFor()
  await submit(await previewed(again))
  await again.getByRole('heading', { name: '请保存这两个号码' }).waitFor()

  await again.goto(first.url())
  await again.reload()
  await again.getByRole('textbox', { name: '标题' }).waitFor()
  expect(await again.getByRole('textbox', { name: '标题' }).inputValue()).toBe('')
  await again.context().close()
})

describe('a petition whose sending goes wrong', () => {
  it('is one petition when the answer was lost and the person taps again', async () => {
    const page = await previewed(await openPortal(doors, filing, '13956100012'), '13956100012')
    await atFirst(page, '**/api/petitions', async (route) => {
      await route.fetch()
      await route.abort('connectionreset')
    })
    await submit(page)
    await page.getByText('网络不通，还不能确定是否已经送达').waitFor()
    await submit(page)
    await page.getByRole('heading', { name: '请保存这两个号码' }).waitFor()
    await page.getByRole('link', { name: '我的信访' }).click()
    await page.getByText('没有更多了').waitFor()
    expect(await page.getByRole('link', { name: matter.title }).count()).toBe(1)
    await page.context().close()
  })

  it('tells in a sentence that the service failed or the network is gone, and loses nothing', async () => {
    const page = await previewed(await openPortal(doors, filing, '13956100013'), '13956100013')
    await atFirst(page, '**/api/petitions', (route) => route.fulfill({ status: 500, body: '<h1>Internal Server Error</h1>' }))
    await submit(page)
    await page.getByRole('alert').filter({ hasText: '服务暂时繁忙' }).waitFor()
    await page.context().setOffline(true)
    await submit(page)
    await page.getByRole('alert').filter({ hasText: '内容都保留着，网络恢复后请再点“提交”' }).waitFor()
    await page.getByRole('button', { name: '返回修改' }).click()
    expect(await page.getByRole('textbox', { name: '情况说明' }).inputValue()).toBe(matter.body)
    await page.context().setOffline(false)
    await goToPreview(page)
    await submit(page)
    await page.getByRole('heading', { name: '请保存这两个号码' }).waitFor()
    await page.context().close()
  })
})

it('says what is wrong beside the field, moves there, and takes it back once it is corrected', async () => {
  const page = await openPortal(doors, filing, '13956100014')
  await write(page, { ...matter, title: '积水' }, '13956100014')
  await page.getByRole('button', { name: '下一步：核对并提交' }).click()
  const title = page.getByRole('textbox', { name: '标题' })
  await expect.poll(() => title.evaluate((field) => field.matches(':focus'))).toBe(true)
  const { y = -1 } = (await title.boundingBox()) ?? {}
  expect(y).toBeGreaterThan(0)
  expect(y).toBeLessThan(page.viewportSize()?.height ?? 0)
  const error = page.getByRole('alert').filter({ hasText: '标题' })
  expect(await error.textContent()).toMatch(/4/)
  expect(await title.getAttribute('aria-invalid')).toBe('true')
  await title.fill(matter.title)
  await error.waitFor({ state: 'detached' })
  await goToPreview(page)
  await page.context().close()
})

it('keeps a photo that was not taken, sends it again when asked, and lets go of what is removed', async () => {
  const page = await openPortal(doors, filing, '13956100015')
  await write(page, matter, '13956100015')
  await atFirst(page, '**/api/attachments', (route) => route.abort('connectionreset'))
  await choose(page, '选择照片或PDF', await photo('东门.jpg'))
  await page.getByText('没有传上：网络不通').waitFor()
  await page.getByRole('button', { name: '下一步：核对并提交' }).click()
  await page.getByText('还有材料没有传完，请等它传完、重试或移除。').waitFor()
  await page.getByRole('button', { name: '重新上传东门.jpg' }).click()
  await page.getByText('已上传').waitFor()

  await choose(page, '选择照片或PDF', { name: '不是照片.jpg', mimeType: 'image/jpeg', buffer: Buffer.from('<html></html>') })
  await page.getByText('没有传上：只能上传 JPG、PNG、WebP 图片或 PDF 文件').waitFor()
  await page.getByRole('button', { name: '移除不是照片.jpg' }).click()
  await page.getByText('不是照片.jpg').waitFor({ state: 'detached' })
  await goToPreview(page)
  await page.getByText('1个：东门.jpg').waitFor()
  await page.context().close()
})

const photo = async (name: string) => ({ name, mimeType: 'image/jpeg', buffer: await makePhoto() })

async function previewed(page: Page, phone?: string): Promise<Page> {
  if (phone) await write(page, matter, phone)
  await goToPreview(page)
  return page
}

async function submit(page: Page): Promise<void> {
  await page.getByRole('button', { name: '提交', exact: true }).click()
}

/** Only the first sending meets the mishap. */
async function atFirst(page: Page, url: string, mishap: (route: Route) => Promise<void>): Promise<void> {
  await page.route(url, mishap, { times: 1 })
}
