import type { Locator, Page } from 'playwright-core'

type Matter = { id: string }
type Filled = {
  /** What is written, by the label of its field. */
  write?: Record<string, string>
  /** Which answers are ticked, by their words. */
  choose?: string[]
  /** What is picked from a list that opens, by the label of its field. */
  pick?: Record<string, string>
  /** What the button that sends it says, where it is not the act's name. */
  submit?: string
}

/** Opens one petition at a desk, as it is now. */
export async function openMatter(page: Page, { id }: Matter): Promise<void> {
  await page.goto(new URL(`/console/#/petitions/${id}`, page.url()).href)
  await page.reload()
  await page.getByRole('heading', { name: '可办理的事项' }).waitFor()
}

/** Presses the button of an act and answers its form. */
export async function beginAct(page: Page, act: string): Promise<Locator> {
  await page
    .getByRole('button', { name: new RegExp(`^${spaced(act)}(（.*）)?$`) })
    .first()
    .click()
  const form = page.getByRole('region', { name: act, exact: true })
  await form.waitFor()
  return form
}

export async function fillIn(form: Locator, { write = {}, choose = [], pick = {} }: Filled): Promise<void> {
  for (const words of choose) await form.getByText(words, { exact: true }).click()
  for (const [label, words] of Object.entries(pick)) {
    await form.getByRole('combobox', { name: label }).click()
    await form.page().getByTitle(words, { exact: true }).click()
  }
  for (const [label, text] of Object.entries(write)) {
    const field = form.getByLabel(label)
    await field.fill(text)
    // A picker of days takes what was typed when it is left.
    if (/日期|时间/.test(label)) await field.press('Tab')
  }
}

export async function sendForm(page: Page, form: Locator, act: string, submit = act): Promise<void> {
  await form.getByRole('button', { name: new RegExp(`^${spaced(submit)}$`) }).click()
  await page.getByText(`“${act}”已办理。`).waitFor()
}

/** One act from the button to the word that it was done. */
export async function doAct(page: Page, act: string, filled: Filled = {}): Promise<void> {
  const form = await beginAct(page, act)
  await fillIn(form, filled)
  await sendForm(page, form, act, filled.submit)
}

/** Ant Design draws a space between the two characters of a button. */
function spaced(label: string): string {
  return [...label].join('\\s?')
}
