import type { FileChooser, Page } from 'playwright-core'
import { expect } from 'vitest'
import type { fileAs } from '../server/test/steps.ts'

type PetitionView = Awaited<ReturnType<typeof fileAs>>

export type Matter = {
  title: string
  body: string
  requests: string[]
  county?: string
  town?: string
  place?: string
  name?: string
  address?: string
}

export const matter: Matter = {
  title: '幸福小区门口道路积水多年无人处理',
  body: '从去年夏天起，每逢下雨小区东门外的路面就积水，最深的地方没过脚踝，老人和孩子出行很不方便。今年七月向物业和社区反映过，没有结果。',
  requests: ['疏通小区东门外的排水管道', '修补塌陷的路面'],
  county: '相山区',
  town: '东街道',
  place: '幸福小区东门外',
  name: '张三',
  address: '相山区东街道幸福小区3栋201室',
}

const isOpen = (page: Page, screen: string) => page.locator('.progress-label', { hasText: new RegExp(`^${screen}$`) }).isVisible()

/** Goes on, screen by screen, to the one of this name; kinds that are not asked for it have other names for some. */
export async function goToScreen(page: Page, ...names: string[]): Promise<void> {
  for (let left = 12; left > 0; left--) {
    await page.locator('.progress-label').first().waitFor()
    for (const name of names) if (await isOpen(page, name)) return
    await next(page)
  }
  throw new Error(`no screen ${names.join(', ')}`)
}

export async function next(page: Page): Promise<void> {
  const label = page.locator('.progress-count')
  const before = await label.textContent()
  await page.getByRole('button', { name: '下一步' }).click()
  await expect.poll(() => label.textContent(), { timeout: 15_000, message: 'the next screen' }).not.toBe(before)
}

/** Writes the first screens: what happened and what is asked for. */
export async function writeWhat(page: Page, { title, body, requests }: Matter): Promise<void> {
  await page.getByRole('textbox', { name: /^(情况说明|建议的内容和理由)$/ }).fill(body)
  await page.getByRole('textbox', { name: '标题' }).fill(title)
  await next(page)
  for (const [index, request] of requests.entries()) {
    const field = page.getByRole('textbox', { name: `第${index + 1}条` })
    if (index > 0 && !(await field.isVisible())) await page.getByRole('button', { name: '再加一条' }).click()
    await field.fill(request)
  }
}

export async function writeWhere(page: Page, { county = '相山区', town = '', place = '' }: Matter): Promise<void> {
  await goToScreen(page, '在哪里', '关于哪里')
  await page.getByRole('combobox', { name: '县区' }).selectOption({ label: county })
  if (town) await page.getByRole('combobox', { name: '乡镇、街道' }).selectOption({ label: town })
  await page.getByRole('textbox', { name: '具体地点' }).fill(place)
}

export async function writeWho(
  page: Page,
  { name = '张三', address = '相山区东街道幸福小区3栋201室' }: Matter,
  phone: string,
): Promise<void> {
  await goToScreen(page, '您是谁')
  await page.getByRole('textbox', { name: '姓名', exact: true }).fill(name)
  await page.getByRole('textbox', { name: '联系电话' }).fill(phone)
  await page.getByRole('textbox', { name: '住址' }).fill(address)
}

/** Everything up to the name; what else is asked is left as it is. */
export async function write(page: Page, written: Matter, phone: string): Promise<void> {
  await writeWhat(page, written)
  await writeWhere(page, written)
  await writeWho(page, written, phone)
}

export async function choose(page: Page, button: string, file: Parameters<FileChooser['setFiles']>[0]): Promise<void> {
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), page.getByRole('button', { name: button }).click()])
  await chooser.setFiles(file)
}

/** The screen of photos of the form, and one photo on it. */
export async function addPhoto(page: Page, file: Parameters<FileChooser['setFiles']>[0]): Promise<void> {
  await goToScreen(page, '照片和材料')
  await choose(page, '选择照片或PDF', file)
}

/** The last screen; what looks like the same matter is not the same. */
export async function goToPreview(page: Page): Promise<void> {
  await goToScreen(page, '核对并提交')
  const preview = page.getByRole('heading', { name: /^请核对/ })
  const goOn = page.getByRole('button', { name: '不是同一件，继续提交' })
  await preview.or(goOn).waitFor()
  if (await goOn.isVisible()) await goOn.click()
  await preview.waitFor()
}

/** What the service has of who is signed in here. */
export function ownPetitions(page: Page): Promise<PetitionView[]> {
  return page.evaluate(async () => {
    const { data: session } = JSON.parse(localStorage.getItem('session') ?? '{}')
    const get = async <Answer>(path: string): Promise<Answer> =>
      (await fetch(path, { headers: { authorization: `Bearer ${session.token}` } })).json() as Promise<Answer>
    const { items } = await get<{ items: { id: string }[] }>('/api/petitions')
    return Promise.all(items.map(({ id }) => get<PetitionView>(`/api/petitions/${id}`)))
  })
}
