import { expect, it } from 'vitest'
import { launch } from './wx.ts'

type App = Awaited<ReturnType<typeof launch>>

/** The classes of the frame of the open page. */
const frameOf = async (app: App) => app.until('a page', () => app.elements()[0]?.shown.cl as string | undefined)

it("follows WeChat's size of text up to 1.4, until the person chooses another", async () => {
  const phone = { storage: new Map<string, unknown>(), files: new Map<string, Uint8Array>(), textScale: 1.9 }
  const app = await launch({ left: phone })
  expect(await frameOf(app)).toContain('page-scale-140')
  app.open('/pages/mine/settings/index')
  await app.waitForPage('pages/mine/settings/index')
  await app.tap('稍大')
  expect(await frameOf(app)).toContain('page-scale-110')
  expect(await frameOf(await launch({ left: phone }))).toContain('page-scale-110')
})

it('changes to 长辈版 from the entrance, on every page and for the next time', async () => {
  const app = await launch()
  await app.tap('长辈版：字更大，按钮更大')
  app.open('/pages/lookup/index')
  await app.waitForPage('pages/lookup/index')
  expect(await frameOf(app)).toContain('page-elder')
  const again = await launch({ left: app.phone })
  expect(await frameOf(again)).toContain('page-elder')
  await again.tap('回到标准版')
  expect(await frameOf(again)).not.toContain('page-elder')
})

it('asks before WeChat hands out personal data, and passes on what was answered', async () => {
  const app = await launch()
  await app.waitFor('淮北市信访服务')
  const agreed = app.privacy.ask?.()
  await app.waitFor('个人信息保护提示')
  const ids = app.elements().map(({ attributes }) => attributes.id)
  await app.answer('同意并继续', 'agreeprivacyauthorization')
  expect(await agreed).toEqual({ event: 'agree', buttonId: 'agree-privacy' })
  expect(ids).toContain('agree-privacy')
  await app.waitUntilGone('个人信息保护提示')

  const refused = app.privacy.ask?.()
  await app.tap('不同意')
  expect(await refused).toEqual({ event: 'disagree' })
})

it('can be passed on from the entrance with a picture of its own, and never from a page about a person', async () => {
  const app = await launch()
  await app.waitFor('淮北市信访服务')
  expect(app.share()).toEqual({ title: '淮北信访：反映问题、查询进度', path: '/pages/home/index', imageUrl: '/share-card.png' })
  for (const page of ['petition', 'petitions', 'notices', 'me', 'receipt', 'rate', 'act', 'lookup', 'file']) {
    app.open(`/pages/${page}/index`)
    await app.waitForPage(`pages/${page}/index`)
    expect.soft(app.share(), page).toBeUndefined()
  }
})

it('goes between its places and finds them as they were left', async () => {
  const app = await launch()
  await app.tap('我的信访')
  await app.waitForPage('pages/petitions/index')
  await app.tap('首页')
  await app.waitForPage('pages/home/index')
  await app.tap('凭编号查询')
  await app.waitForPage('pages/lookup/index')
  await app.type('编号', 'HB2026')
  app.open('/pages/notices/index')
  await app.waitForPage('pages/notices/index')
  await app.tap('首页')
  await app.waitForPage('pages/home/index')
  expect(app.seen.errors).toEqual([])
})
