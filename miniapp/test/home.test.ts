import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type House, openHouse } from '../../server/test/house.ts'
import { act, fileAs } from '../../server/test/steps.ts'
import { launch } from './wx.ts'

let house: House
let apiBase: string
beforeAll(async () => {
  house = await openHouse({ now: new Date().toISOString() })
  await house.app.listen({ port: 0, host: '127.0.0.1' })
  apiBase = `http://127.0.0.1:${(house.app.server.address() as AddressInfo).port}`
})
afterAll(() => house.close())

it('asks nobody to sign in, shows who has what is under way, and shows it again without a network', async () => {
  const own = await house.resident('zhou')
  await fileAs(own, { title: '路灯不亮影响夜间出行' })
  await act(own, await fileAs(own, { title: '已经撤回的事情' }), 'withdrawal', { reason: '已经自行解决' })

  const stranger = await launch({ apiBase, loginCode: () => house.wechatCode('zhou') })
  await stranger.waitFor('数据公开')
  expect(stranger.screen()).not.toContain('正在办的')
  expect(stranger.seen.requests).toEqual([])

  await stranger.tap('我的信访')
  await stranger.waitFor('已经撤回的事情')
  await stranger.tap('首页')
  await stranger.waitFor('路灯不亮影响夜间出行')
  expect(stranger.screen()).toContain('正在办的')
  expect(stranger.screen()).not.toContain('已经撤回的事情')

  const offline = await launch({ left: stranger.phone })
  await offline.waitFor('看到的内容')
  expect(offline.screen()).toContain('路灯不亮影响夜间出行')
  await offline.tap('路灯不亮影响夜间出行')
  await offline.waitForPage('pages/petition/index')
})

it('leads back to what was begun on this phone', async () => {
  const app = await launch()
  await app.tap('我要信访')
  await app.waitForPage('pages/file/index')
  await app.type('情况说明', '每逢下雨，小区门口积水半米深。')
  const again = await launch({ left: app.phone })
  await again.tap('有1件没有写完，点这里接着写')
  await again.waitForPage('pages/file/drafts/index')
  await again.waitFor('每逢下雨')
})
