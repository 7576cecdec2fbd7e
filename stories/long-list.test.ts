import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Follower, openFollower } from './follower.ts'
import { takePicture } from './pictures.ts'

const many = 500
const mostNodes = 1000

let one: Follower
beforeAll(async () => {
  one = await openFollower('13956100043')
  await one.comeBack('2026-11-23T09:05:00+08:00')
  for (let filed = 0; filed < many; filed += 20)
    await Promise.all(Array.from({ length: 20 }, (_, index) => one.file(`第${filed + index + 1}号事项`)))
})
afterAll(() => one?.doors.close())

/** How many elements there are, and whether the middle of the screen shows a matter. */
const look = () =>
  one.page().evaluate<{ nodes: number; seesMatter: boolean; left: number }>(`(() => {
    const list = [...document.querySelectorAll('.taro_page')].find((page) => page.offsetParent !== null)
    const seen = document.elementFromPoint(195, 420)
    return {
      nodes: document.querySelectorAll('body *').length,
      seesMatter: Boolean(seen?.closest('.item, .matters')?.querySelector('.item-title')),
      left: list.scrollHeight - list.scrollTop - list.clientHeight,
    }
  })()`)
const scrollBy = (distance: number) => one.page().mouse.wheel(0, distance)

it(`${many} matters are scrolled through to the last one, and the document stays small`, async () => {
  await one.page().reload()
  await one.see(/第\d+号事项/)
  await takePicture(one.page(), 'portal-petitions-390', { whole: false })
  await one.page().mouse.move(195, 420)
  let most = 0
  let end = 0
  for (let turn = 0; turn < 400 && end < 3; turn++) {
    await scrollBy(1500)
    await expect.poll(async () => (await look()).seesMatter).toBe(true)
    const { nodes, left } = await look()
    most = Math.max(most, nodes)
    end = left < 10 ? end + 1 : 0
    if (left < 10 && (await one.shown('.loading')).includes('没有更多了')) break
  }
  expect(await one.shown('.loading')).toContain('没有更多了')
  expect(most).toBeLessThan(mostNodes)
  const titles = await one.page().locator('.item-title').allTextContents()
  expect(titles.length).toBeLessThan(many / 5)
})
