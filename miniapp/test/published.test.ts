import { afterAll, beforeAll, expect, it } from 'vitest'
import { type House, openHouse } from '../../server/test/house.ts'
import { acceptedFor, act, replyBody } from '../../server/test/steps.ts'
import { phonesOf } from './phones.ts'

let house: House
let open: ReturnType<typeof phonesOf>
beforeAll(async () => {
  // A phone keeps its own time, so the house keeps the same.
  house = await openHouse({ now: new Date().toISOString() })
  open = phonesOf(house, await house.app.listen({ port: 0, host: '127.0.0.1' }))
})
afterAll(() => house?.close())

it('finds a published letter, and shares no more of it than everybody sees', async () => {
  const { bureau, unit, petition } = await acceptedFor(house, 'letter', {
    kind: 'mailbox',
    title: '请修好滨河公园路灯',
    publishConsent: true,
  })
  await act(unit, petition, 'reply', replyBody(petition))
  await act(bureau, petition, 'publication', {
    title: '滨河公园路灯不亮',
    body: '公园里的路灯坏了很久。',
    answer: '公园里的路灯已经全部修好。',
  })
  const app = await open('reader')
  await app.open('/pages/open/published/index')
  await app.type('想找什么', '路灯')
  await app.tap('搜索')
  await app.tap('滨河公园路灯不亮')
  await app.waitFor('公园里的路灯已经全部修好。')
  expect(app.screen()).not.toContain('张三')
  expect(app.share()).toMatchObject({ title: '滨河公园路灯不亮', path: expect.stringMatching(/^\/pages\/open\/letter\/index\?id=[\w-]+$/) })
})
