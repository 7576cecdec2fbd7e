import type { FileChooser, Page } from 'playwright-core'

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

/** Writes the first cards of the form: what happened and what is asked for. */
export async function writeWhat(page: Page, { title, body, requests }: Matter): Promise<void> {
  await page.getByRole('textbox', { name: '标题' }).fill(title)
  await page.getByRole('textbox', { name: /^(情况说明|建议的内容和理由)$/ }).fill(body)
  for (const [index, request] of requests.entries()) {
    if (index > 0) await page.getByRole('button', { name: '再加一条' }).click()
    await page.getByRole('textbox', { name: `第${index + 1}条` }).fill(request)
  }
}

export async function writeWhere(page: Page, { county = '相山区', town = '', place = '' }: Matter): Promise<void> {
  await page.getByRole('combobox', { name: '县区' }).selectOption({ label: county })
  if (town) await page.getByRole('combobox', { name: '乡镇、街道' }).selectOption({ label: town })
  await page.getByRole('textbox', { name: '具体地点' }).fill(place)
}

export async function writeWho(
  page: Page,
  { name = '张三', address = '相山区东街道幸福小区3栋201室' }: Matter,
  phone: string,
): Promise<void> {
  await page.getByRole('textbox', { name: '姓名', exact: true }).fill(name)
  await page.getByRole('textbox', { name: '联系电话' }).fill(phone)
  await page.getByRole('textbox', { name: '住址' }).fill(address)
}

export async function write(page: Page, written: Matter, phone: string): Promise<void> {
  await writeWhat(page, written)
  await writeWhere(page, written)
  await writeWho(page, written, phone)
}

export async function choose(page: Page, button: string, file: Parameters<FileChooser['setFiles']>[0]): Promise<void> {
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), page.getByRole('button', { name: button }).click()])
  await chooser.setFiles(file)
}

export async function goToPreview(page: Page): Promise<void> {
  await page.getByRole('button', { name: '下一步：核对并提交' }).click()
  await page.getByRole('heading', { name: /^请核对/ }).waitFor()
}
