import type { launch } from './wx.ts'

export type App = Awaited<ReturnType<typeof launch>>

/** One red pixel. */
export const photo = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8DwHwAFBQIAX8jx0gAAAABJRU5ErkJggg==',
  'base64',
)

const screenOf = (app: App) => /([^\d]+)第\d+步，共\d+步/.exec(app.screen())?.[0] ?? ''

export async function next(app: App) {
  const before = screenOf(app)
  await app.tap('下一步')
  await app.until(`a screen after ${before}`, () => screenOf(app) !== before)
}

/** Goes on, screen by screen, to the one of this name. */
export async function goToScreen(app: App, name: string) {
  for (let left = 12; left > 0; left--) {
    await app.until('a screen', () => screenOf(app))
    if (screenOf(app).startsWith(name)) return
    await next(app)
  }
  throw new Error(`no screen ${name}`)
}

export async function writeWhat(app: App, title = '小区门口积水无人处理') {
  await app.type('情况说明', '每逢下雨，小区门口积水半米深，老人孩子无法出门。')
  await app.type('标题', title)
  await next(app)
  await app.type('第1条', '疏通小区门口的下水道')
  await app.tap('再加一条')
  await app.type('第2条', '增设雨水口')
  await next(app)
}

export async function writeWho(app: App) {
  await goToScreen(app, '您是谁')
  await app.type('姓名', '张三')
  await app.type('联系电话', '13905610001')
  await app.type('住址', '相山区东街道1号')
}

export async function fillIn(app: App, { title, conduct }: { title?: string; conduct?: string } = {}) {
  await app.tap('我要信访')
  await app.waitForPage('pages/file/index')
  await writeWhat(app, title)
  await app.pick('县区', '相山区')
  if (conduct) {
    await goToScreen(app, '是否涉及违纪违法')
    await app.tap('是，反映公职人员或单位的违纪违法问题')
    await app.type('被反映人姓名', conduct)
  }
  await writeWho(app)
}

export async function addPhoto(app: App, name: string, bytes: Uint8Array = photo) {
  app.toChoose.push({ name, bytes })
  await app.tap('拍照或选照片')
  await app.waitFor(name)
}

export async function goToPreview(app: App) {
  await goToScreen(app, '核对并提交')
  await app.waitFor('请核对')
}

/** Sends what is filled in; answers the petition's id. */
export async function submit(app: App) {
  await goToPreview(app)
  await app.tap('提交')
  await app.waitForPage('pages/receipt/index')
  await app.waitFor('查询码')
  return app.query().id ?? ''
}
