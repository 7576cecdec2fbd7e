import type { Page, Route } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Doors, openDoors, openPortal } from './doors.ts'
import { addPhoto, choose, goToPreview, goToScreen, matter, next, ownPetitions, write, writeWhat, writeWho } from './filing.ts'
import { makePhoto } from './photo.ts'
import { takePicture } from './pictures.ts'

const filing = '/#/pages/file/index?kind=petition'

let doors: Doors
beforeAll(async () => {
  doors = await openDoors()
})
afterAll(() => doors?.close())

it('finds everything again that was written before the tab was closed, the photo and the screen too', async () => {
  const first = await openPortal(doors, filing, '13956100011')
  await write(first, matter, '13956100011')
  await first.goto(new URL(filing, first.url()).href)
  await first.context().setOffline(true)
  await goBackTo(first, '照片和材料')
  await choose(first, '选择照片或PDF', await photo('积水.jpg'))
  await first.getByText('没有传上，网络恢复后自动再传').waitFor()
  await first.close()
  await first.context().setOffline(false)

  const again = await first.context().newPage()
  await again.goto(first.url())
  await goToScreen(again, '照片和材料')
  await again.getByText('积水.jpg').waitFor()
  await again.getByText('已上传').waitFor()
  await goToPreview(again)
  for (const text of [matter.title, matter.requests[1] ?? '', '相山区东街道 幸福小区东门外', '1个：积水.jpg'])
    await again.getByText(text, { exact: true }).waitFor()
  await submit(again)
  await receipt(again)
  expect((await ownPetitions(again))[0]?.attachments).toHaveLength(1)

  await again.goto(first.url())
  await again.reload()
  expect(await again.getByRole('textbox', { name: '标题' }).inputValue()).toBe('')
  await again.context().close()
})

it('takes over the draft that the first release left behind, with the key of its sending', async () => {
  const page = await openPortal(doors, '/#/pages/lookup/index', '13956100016')
  await page.evaluate(({ title, body, requests }) => {
    const old = {
      idempotencyKey: '0b0e7c3a-58c1-4f43-9a8e-000000000016',
      createdAt: '2026-11-20T08:00:00.000Z',
      kind: 'petition',
      title,
      body,
      requests,
    }
    localStorage.setItem('draft-petition', JSON.stringify({ data: { ...old, countyCode: '340603', files: [] } }))
  }, matter)
  const keys = collectKeys(page)
  await page.goto(new URL(filing, page.url()).href)
  await page.reload()
  await page.getByText('已恢复您上次没有提交的内容').waitFor()
  expect(await page.getByRole('textbox', { name: '标题' }).inputValue()).toBe(matter.title)
  await writeWho(page, matter, '13956100016')
  await goToPreview(page)
  await submit(page)
  await receipt(page)
  expect(keys).toEqual(['0b0e7c3a-58c1-4f43-9a8e-000000000016'])
  await page.context().close()
})

describe('a petition whose sending goes wrong', () => {
  it('is one petition when the answer was lost, without a second tap', async () => {
    const page = await previewed('13956100012')
    const keys = collectKeys(page)
    await atFirst(page, '**/api/petitions', async (route) => {
      await route.fetch()
      await route.abort('connectionreset')
    })
    await submit(page)
    await page.getByText('还不能确定是否已经送达').waitFor()
    await takePicture(page, 'portal-file-waiting-390')
    await receipt(page)
    expect(keys).toHaveLength(2)
    expect(new Set(keys).size).toBe(1)
    expect(await ownPetitions(page)).toHaveLength(1)
    await page.context().close()
  })

  it('says in words that the service failed or asks to wait, and goes on by itself', async () => {
    const page = await previewed('13956100013')
    await atFirst(page, '**/api/petitions', (route) => route.fulfill({ status: 500, body: '<h1>Internal Server Error</h1>' }))
    await submit(page)
    await page.getByText('服务暂时繁忙').waitFor()
    await atFirst(page, '**/api/petitions', (route) => route.fulfill({ status: 429, headers: { 'retry-after': '3' }, body: '' }))
    await page.getByText('现在提交的人很多').waitFor()
    await receipt(page)
    expect(await ownPetitions(page)).toHaveLength(1)
    await page.context().close()
  })

  it('waits without a network, can be taken back and changed, and goes out when the network is back', async () => {
    const page = await previewed('13956100017')
    await page.context().setOffline(true)
    await submit(page)
    await page.getByText('网络恢复后自动提交').waitFor()
    await page.getByRole('button', { name: '返回修改' }).click()
    await page.getByRole('button', { name: '修改：发生了什么' }).click()
    expect(await page.getByRole('textbox', { name: '情况说明' }).inputValue()).toBe(matter.body)
    await page.getByRole('textbox', { name: '标题' }).fill('改过的标题：门口积水')
    await page.getByRole('button', { name: '回到核对' }).click()
    await submit(page)
    await page.getByText('网络恢复后自动提交').waitFor()
    await page.context().setOffline(false)
    await receipt(page)
    expect((await ownPetitions(page)).map(({ title }) => title)).toEqual(['改过的标题：门口积水'])
    await page.context().close()
  })

  it('goes out at the next opening after the tab was closed, once, and the person is told', async () => {
    const first = await openPortal(doors, '/#/pages/file/drafts/index', '13956100018')
    await first.getByText('没有草稿').waitFor()
    await first.goto(new URL(filing, first.url()).href)
    await write(first, matter, '13956100018')
    await goToPreview(first)
    await first.context().setOffline(true)
    await submit(first)
    await first.getByText('网络恢复后自动提交').waitFor()
    await first.goto(new URL('/#/pages/file/drafts/index', first.url()).href)
    await first.getByRole('button', { name: `查看：${matter.title}` }).waitFor()
    await takePicture(first, 'portal-drafts-390')
    const pressedAt = await first.evaluate(() => {
      const kept = Object.entries(localStorage).find(([key]) => key.startsWith('draft:'))
      return JSON.parse(kept?.[1] ?? '{}').data.pressedAt
    })
    await first.close()
    await first.context().setOffline(false)

    const again = await first.context().newPage()
    await again.goto(new URL('/#/pages/file/drafts/index', first.url()).href)
    await again.getByText('已送达', { exact: true }).waitFor()
    await again.getByRole('button', { name: `查看回执：${matter.title}` }).click()
    await receipt(again)
    const [filed, ...more] = await ownPetitions(again)
    expect(more).toEqual([])
    expect(Date.parse(filed?.clientCreatedAt ?? '')).toBe(Date.parse(pressedAt))
    await again.context().close()
  })
})

it('opens the screen of the first wrong field, moves there, and takes the message back once it is corrected', async () => {
  const page = await openPortal(doors, filing, '13956100014')
  await page.getByRole('textbox', { name: '情况说明' }).fill(matter.body)
  await page.getByRole('textbox', { name: '标题' }).fill('积水')
  await page.getByRole('button', { name: '下一步' }).click()
  const title = page.getByRole('textbox', { name: '标题' })
  await expect.poll(() => title.evaluate((field) => field.matches(':focus'))).toBe(true)
  const error = page.getByRole('alert').filter({ hasText: '标题' })
  expect(await error.textContent()).toMatch(/4/)
  expect(await title.getAttribute('aria-invalid')).toBe('true')
  await title.fill(matter.title)
  await error.waitFor({ state: 'detached' })

  await write(page, matter, '13956100014')
  await goToPreview(page)
  await atFirst(page, '**/api/petitions', (route) =>
    route.fulfill({
      status: 400,
      contentType: 'application/problem+json',
      body: JSON.stringify({
        code: 'invalid_input',
        detail: '提交的内容有需要修改的地方。',
        errors: [{ path: 'petitioner.phone', code: 'wrong', message: '这个电话号码打不通，请检查。' }],
      }),
    }),
  )
  await submit(page)
  await page.getByText('提交没有被接收，请修改标出的地方').waitFor()
  const phone = page.getByRole('textbox', { name: '联系电话' })
  await expect.poll(() => phone.evaluate((field) => field.matches(':focus'))).toBe(true)
  await page.getByText('这个电话号码打不通，请检查。').waitFor()
  await phone.fill('13956100099')
  await page.getByText('这个电话号码打不通，请检查。').waitFor({ state: 'detached' })
  await page.getByRole('button', { name: '回到核对' }).click()
  await page.getByRole('heading', { name: /^请核对/ }).waitFor()
  await submit(page)
  await receipt(page)
  await page.context().close()
})

it('sends a cut photo again by itself, says what cannot be taken, and lets go of what is removed', async () => {
  const page = await openPortal(doors, filing, '13956100015')
  await writeWhat(page, matter)
  await next(page)
  await page.getByRole('combobox', { name: '县区' }).selectOption({ label: '相山区' })
  await atFirst(page, '**/api/attachments', (route) => route.abort('connectionreset'))
  await addPhoto(page, await photo('东门.jpg'))
  await page.getByText('没有传上，网络恢复后自动再传').waitFor()
  await page.getByText('已上传').waitFor()

  await choose(page, '选择照片或PDF', { name: '不是照片.jpg', mimeType: 'image/jpeg', buffer: Buffer.from('<html></html>') })
  await page.getByText('没有传上：只能上传 JPG、PNG、WebP 图片或 PDF 文件').waitFor()
  await page.getByRole('button', { name: '移除不是照片.jpg' }).click()
  await page.getByText('不是照片.jpg').waitFor({ state: 'detached' })
  await page.context().close()
})

it('makes a large photo small before it is sent', async () => {
  const page = await openPortal(doors, filing, '13956100019')
  await writeWhat(page, matter)
  await next(page)
  await page.getByRole('combobox', { name: '县区' }).selectOption({ label: '相山区' })
  await addPhoto(page, { name: '大照片.jpg', mimeType: 'image/jpeg', buffer: await makePhoto(6) })
  await page.getByText('已上传').waitFor()
  const size = await page.getByRole('img', { name: '大照片.jpg' }).evaluate((picture) => {
    const { naturalWidth, naturalHeight } = picture as unknown as { naturalWidth: number; naturalHeight: number }
    return [naturalWidth, naturalHeight]
  })
  expect(Math.max(...size)).toBe(2048)
  // It lay on its side.
  expect((size[0] ?? 0) < (size[1] ?? 0)).toBe(true)
  await page.context().close()
})

const photo = async (name: string) => ({ name, mimeType: 'image/jpeg', buffer: await makePhoto() })

async function previewed(phone: string): Promise<Page> {
  const page = await openPortal(doors, filing, phone)
  await write(page, matter, phone)
  await goToPreview(page)
  return page
}

const submit = (page: Page) => page.getByRole('button', { name: '提交', exact: true }).click()
const receipt = (page: Page) => page.getByRole('heading', { name: '请保存这两个号码' }).waitFor()

async function goBackTo(page: Page, screen: string): Promise<void> {
  while (!(await page.locator('.progress-label', { hasText: screen }).isVisible())) {
    const count = page.locator('.progress-count')
    const before = await count.textContent()
    await page.getByRole('button', { name: '上一步' }).click()
    await expect.poll(() => count.textContent(), { timeout: 15_000 }).not.toBe(before)
  }
}

/** The keys of what is filed from now on. */
function collectKeys(page: Page): string[] {
  const keys: string[] = []
  page.on('request', (request) => {
    const key = request.headers()['idempotency-key']
    if (request.method() === 'POST' && request.url().endsWith('/api/petitions') && key) keys.push(key)
  })
  return keys
}

/** Only the first sending meets the mishap. */
async function atFirst(page: Page, url: string, mishap: (route: Route) => Promise<void>): Promise<void> {
  await page.route(url, mishap, { times: 1 })
}
