import { globSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { act, fileAs, register, replyBody, transfer } from '../server/test/steps.ts'
import { barriers } from './barriers.ts'
import { type Doors, openDoors, openPortal } from './doors.ts'

const phone = '13956100091'
const narrow = { width: 320, height: 640 }

/** Every page of the portal, whoever builds it: a folder with a configuration is one. */
const pages = globSync('**/index.config.ts', { cwd: fileURLToPath(new URL('../miniapp/src/pages/', import.meta.url)) })
  .map((file) => file.replace('/index.config.ts', ''))
  .filter((name) => name !== 'gallery')
  .sort()

let doors: Doors
let window: Page
/** What any page may be asked about: a petition that was answered. */
let query: string
beforeAll(async () => {
  doors = await openDoors()
  const { house } = doors
  const petition = await fileAs(await house.residentBySms(phone))
  const [bureau, unit] = [await house.staff('bureau-clerk'), await house.staff('unit-clerk')]
  await register(bureau, petition)
  await transfer(bureau, petition, unit.organisationId)
  const accepted = await act(unit, petition, 'acceptance', {})
  await act(unit, petition, 'reply', replyBody(accepted))
  await house.workOff()
  await doors.moveTo('2026-11-23T09:05:00+08:00')
  query = `id=${petition.id}&kind=petition&act=supplement`
  window = await openPortal(doors, '/#/pages/home/index', phone)
})
afterAll(() => doors?.close())

describe('keeps nobody out, in light and in dark:', () => {
  it.for(pages)('%s', async (name) => {
    await window.emulateMedia({ colorScheme: 'light' })
    await openPage(name)
    expect.soft(await barriers(window), 'light').toEqual([])
    await window.emulateMedia({ colorScheme: 'dark' })
    expect.soft(await barriers(window, 'color-contrast'), 'dark').toEqual([])
  })
})

describe('keeps nobody out with large text and 长辈版 on a small phone:', () => {
  beforeAll(async () => {
    await window.emulateMedia({ colorScheme: 'light' })
    await openPage('mine/settings')
    await window.getByRole('radio', { name: '长辈版' }).check()
    await window.getByRole('radio', { name: '最大' }).check()
    await window.setViewportSize(narrow)
  })

  it.for(pages)('%s', async (name) => {
    await openPage(name)
    expect.soft(await barriers(window)).toEqual([])
    expect.soft(await sideways(window), 'has to be moved sideways').toEqual([])
    expect.soft(await squeezed(window), 'stands letter under letter').toEqual([])
    expect.soft(await smallControls(window), 'is hard to hit').toEqual([])
  })
})

async function openPage(name: string) {
  await window.goto(new URL(`/#/pages/${name}/index?${query}`, window.url()).href)
  // A page behind the one on top would answer for it.
  await window.reload()
  await window.locator('main').waitFor()
  // A page may be waiting for two things at once.
  await window.getByText('正在加载…').first().waitFor({ state: 'detached' })
}

/** What reaches beyond the right edge. */
function sideways(page: Page) {
  return page.locator('.page *').evaluateAll((elements, edge) => {
    const boxes = elements.map((element) => ({ html: element.outerHTML, box: element.getBoundingClientRect() }))
    return boxes.filter(({ box }) => box.width > 1 && box.right > edge + 1).map(({ html }) => html.slice(0, 120))
  }, narrow.width)
}

/** Titles that something beside them leaves no room for three letters. */
function squeezed(page: Page) {
  return page.locator('.page :is(h1, h2, h3)').evaluateAll((titles) => {
    const boxes = titles.map((title) => ({ text: title.textContent ?? '', box: title.getBoundingClientRect() }))
    return boxes.filter(({ text, box }) => text.length > 3 && box.width < 90).map(({ text }) => text)
  })
}

const controls = '.page :is(button, a, select, textarea, input:not([type=radio], [type=checkbox]))'

/** What is smaller than a thumb; the mark inside a large choice is hit with its words. */
function smallControls(page: Page) {
  return page.locator(controls).evaluateAll((elements) => {
    const boxes = elements.map((element) => ({ html: element.outerHTML, box: element.getBoundingClientRect() }))
    return boxes.filter(({ box }) => box.height > 0 && (box.height < 44 || box.width < 44)).map(({ html }) => html.slice(0, 120))
  })
}
