import { afterAll, beforeAll, expect, it } from 'vitest'
import { consent, type Outbox, openOutbox, someone } from '../../server/test/outbox.ts'
import { acceptedFor, act, fileAs } from '../../server/test/steps.ts'
import { phonesOf } from './phones.ts'

let house: Outbox
let open: ReturnType<typeof phonesOf>
beforeAll(async () => {
  house = await openOutbox()
  open = phonesOf(house, house.url)
})
afterAll(() => house?.close())

it('leads from a notice to the screen of the act it asks for', async () => {
  const { unit, petition } = await acceptedFor(house, 'notice')
  await act(unit, petition, 'supplement-request', { text: '请补充购房合同' })
  const app = await open('notice')
  await app.open('/pages/notices/index')
  await app.waitFor('请您补充材料')
  await app.tap('请您补充材料 ›')
  await app.waitForPage('pages/act/index')
  expect(app.query()).toMatchObject({ id: petition.id, act: 'supplement' })
  await app.back()
  await app.tap('全部标为已读')
  await app.waitFor('全部已读')
})

it('asks WeChat for more messages inside the touch, and is quiet where the person refuses', async () => {
  const app = await open('consent')
  await app.open('/pages/notices/index')
  await app.tap('查看：微信还会通知我吗')
  await app.tap('同意微信再通知我')
  await app.waitFor('好的，有新进展时微信会通知您。')
  expect(app.seen.consents).toHaveLength(1)
  expect(app.seen.consents[0]?.length).toBeLessThanOrEqual(3)

  app.consent.answer = 'reject'
  await app.tap('再同意一次')
  await app.waitFor('没有打开也不要紧')
  expect(app.screen()).toContain('通知管理')
  expect(app.screen()).not.toContain('同意微信再通知我')
  expect(app.seen.consents).toHaveLength(2)
  expect(app.seen.errors).toEqual([])
})

it('shows how many messages WeChat may still send, as WeChat counts them', async () => {
  const person = await someone(house, 'count')
  const app = await open('count')
  app.open('/pages/notices/index')
  await app.tap('查看：微信还会通知我吗')
  await app.waitFor('暂时不会发')
  await app.tap('同意微信再通知我')
  // What WeChat does by itself when somebody agrees: it counts, and tells the service.
  await consent(house, person, app.seen.consents[0]?.[0] ?? '', 2)
  await app.until('the count', () => {
    app.pullDown()
    return app.screen().includes('还能发2条')
  })
})

it('stays light with a hundred and twenty notices, and goes on where one was', async () => {
  const own = await house.resident('many')
  for (let filed = 0; filed < 120; filed += 20) await Promise.all(Array.from({ length: 20 }, () => fileAs(own)))
  const app = await open('many')
  app.open('/pages/notices/index')
  await app.waitFor('120条未读')
  const isDrawn = (section: number) =>
    app.elements().some(({ shown, text }) => shown.uid === `notices-${section}` && text.includes('已收到'))
  let most = 0
  for (let section = 0; section < 6; section++) {
    app.scrollTo(section)
    await app.until(`the notices of section ${section}`, () => isDrawn(section))
    most = Math.max(most, app.elements().length)
  }
  await app.waitFor('没有更多了')
  expect(isDrawn(0)).toBe(false)
  expect(most).toBeLessThan(1000)
  expect(Math.max(...app.seen.setDataBytes)).toBeLessThan(64 * 1024)

  await app.tap('您的信访事项已收到')
  await app.waitForPage('pages/petition/index')
  await app.back()
  await app.waitFor('119条未读')
  expect(isDrawn(5)).toBe(true)
})
