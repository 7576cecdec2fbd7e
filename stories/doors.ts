import type { Browser, Page } from 'playwright-core'
import { type House, openHouse, staffPassword } from '../server/test/house.ts'
import { launchChromium } from './chromium.ts'

export type Doors = {
  house: House
  /** A window of somebody's own, as wide as a phone or a desk, with nothing kept from others. */
  open(path: string, width: number): Promise<Page>
  /** Moves the time of the service and of every window. */
  moveTo(instant: string): Promise<void>
  close(): Promise<void>
}

export const phoneWidth = 390
export const deskWidth = 1440

/** The service listening with the residents' portal and the staff's console, and a browser in front of it. */
export async function openDoors(): Promise<Doors> {
  const [house, browser] = await Promise.all([openHouse(), launchChromium()])
  const address = await house.app.listen({ port: 0, host: '127.0.0.1' })
  return {
    house,
    open: (path, width) => openWindow(browser, new URL(path, address).href, width, house.now),
    async moveTo(instant) {
      house.now = new Date(instant)
      await Promise.all(browser.contexts().map((context) => context.clock.setSystemTime(house.now)))
    },
    async close() {
      await browser.close()
      await house.close()
    },
  }
}

async function openWindow(browser: Browser, url: string, width: number, now: Date): Promise<Page> {
  const context = await browser.newContext({
    viewport: { width, height: width < 800 ? 844 : 900 },
    hasTouch: width < 800,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
  })
  context.setDefaultTimeout(15_000)
  await context.clock.install({ time: now })
  const page = await context.newPage()
  await page.goto(url)
  return page
}

/** Fills in the sign-in page of the portal with the code that came to the phone. */
export async function signInByPhone(page: Page, house: House, phone: string): Promise<void> {
  await page.getByRole('textbox', { name: '手机号码' }).fill(phone)
  await page.getByRole('button', { name: '获取验证码' }).click()
  await page.getByText('验证码已发送').waitFor()
  const { messages } = await house.simulate<{ messages: { code?: string }[] }>('GET', `/simulator/sms/${phone}`)
  await page.getByRole('textbox', { name: '短信验证码' }).fill(messages.findLast(({ code }) => code)?.code ?? '')
  await page.getByRole('button', { name: '登录' }).click()
}

/** A resident's window, signed in and in front of what was asked for. */
export async function openPortal(doors: Doors, path: string, phone: string): Promise<Page> {
  const page = await doors.open('/#/pages/sign-in/index', phoneWidth)
  await signInByPhone(page, doors.house, phone)
  await page.getByRole('heading', { name: '淮北市信访服务' }).waitFor()
  await page.goto(new URL(path, page.url()).href)
  return page
}

/** A clerk's window, signed in and in front of the inbox. */
export async function openDesk(doors: Doors, username: string): Promise<Page> {
  const page = await doors.open('/console/', deskWidth)
  await page.getByLabel('用户名').fill(username)
  await page.getByLabel('密码').fill(staffPassword)
  await page.getByRole('button', { name: /登\s?录/ }).click()
  await page.getByRole('heading', { name: '收件箱' }).waitFor()
  return page
}

/** What somebody reads on the page. */
export function textOf(page: Page): Promise<string> {
  // biome-ignore lint/performance/useDomNodeTextContent: the pages behind the one on top are in the document too.
  return page.locator('body').innerText()
}
