import type { AddressInfo } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type House, openHouse } from '../../server/test/house.ts'
import { addPhoto, next, submit } from '../test/filing.ts'
import { launch } from '../test/wx.ts'
import { inKB, print } from './built.ts'

const most = { callBytes: 64 * 1024, callsPerSecond: 20 }
/** A quick thumb, and a quick reader. */
const betweenLettersMs = 90
const betweenScreensMs = 400

let house: House
let apiBase: string
beforeAll(async () => {
  house = await openHouse({ now: new Date().toISOString() })
  await house.app.listen({ port: 0, host: '127.0.0.1' })
  apiBase = `http://127.0.0.1:${(house.app.server.address() as AddressInfo).port}`
})
afterAll(() => house.close())

it('hands little to the screen while a petition is written letter by letter, with photos, and sent', async () => {
  const app = await launch({ apiBase, loginCode: () => house.wechatCode('sun') })
  async function write(label: string, text: string) {
    for (let length = 1; length <= text.length; length++) {
      await app.type(label, text.slice(0, length))
      await pause(betweenLettersMs)
    }
  }
  async function onward(name: string) {
    while (!app.screen().includes(`${name}第`)) {
      await pause(betweenScreensMs)
      await next(app)
    }
  }
  await app.tap('我要信访')
  await app.waitForPage('pages/file/index')
  await write('情况说明', '每逢下雨，小区门口积水半米深，老人孩子无法出门。')
  await write('标题', '小区门口积水')
  await onward('您的诉求')
  await write('第1条', '疏通小区门口的下水道')
  await onward('在哪里')
  await app.pick('县区', '相山区')
  await onward('照片和材料')
  for (const name of ['puddle.png', 'door.png', 'pipe.png']) await addPhoto(app, name)
  await app.until('three photos sent', () => app.screen().split('已上传').length === 4)
  await onward('您是谁')
  await write('姓名', '张三')
  await write('联系电话', '13905610001')
  await write('住址', '相山区东街道1号')
  await onward('核对并提交')
  await pause(betweenScreensMs)
  await submit(app)

  const calls = app.seen.setDataCalls
  const largest = Math.max(...calls.map(({ bytes }) => bytes))
  const busiest = Math.max(...calls.map(({ atMs }) => calls.filter((other) => other.atMs >= atMs && other.atMs < atMs + 1000).length))
  print('setData while filing', 'ours', 'at most')
  print('largest call', inKB(largest), inKB(most.callBytes))
  print('calls in the busiest second', String(busiest), String(most.callsPerSecond))
  print('calls, bytes in all', String(calls.length), inKB(calls.reduce((sum, { bytes }) => sum + bytes, 0)))
  expect(largest).toBeLessThanOrEqual(most.callBytes)
  expect(busiest).toBeLessThanOrEqual(most.callsPerSecond)
})
