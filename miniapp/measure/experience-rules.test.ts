import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type House, openHouse } from '../../server/test/house.ts'
import { fileAs } from '../../server/test/steps.ts'
import { readTemplates } from '../test/templates.ts'
import type { Shown } from '../test/tree.ts'
import { launch } from '../test/wx.ts'
import { built, inKB, print } from './built.ts'

/** What WeChat's 体验评分 looks at, as far as the build and the pages driven without a phone can tell. */
const most = { nodes: 1000, depth: 30, children: 60, pictureBytes: 200 * 1024 }

const output = built('weapp')
const ofKind = (...endings: string[]) => output.files.filter(({ path }) => endings.some((ending) => path.endsWith(ending)))
const styles = ofKind('.wxss')
  .map(({ path }) => output.read(path))
  .join('\n')

describe('the build', () => {
  it('answers a finger by hover-class, not by :active', () => {
    expect(styles).not.toContain(':active')
    const templates = readTemplates(output.read('base.wxml'))
    const tapped = [...templates.values()].filter(({ events, tag }) => events.has('tap') && ['view', 'button'].includes(tag))
    expect(tapped.length).toBeGreaterThan(0)
    for (const { attributes } of tapped.filter(({ tag }) => tag === 'button')) expect([...attributes.keys()]).toContain('hover-class')
  })

  it('keeps bars out of the edge of an iPhone and lets long pages glide', () => {
    const rules = [...styles.matchAll(/([^{}]+)\{([^{}]*)\}/g)].map(([, selector = '', body = '']) => ({ selector, body }))
    const atTheEdge = rules.filter(({ body }) => body.includes('position:fixed') && /(^|;)bottom:0(;|$)/.test(body))
    const isSafe = ({ selector }: { selector: string }) =>
      rules.some((rule) => rule.selector.startsWith(selector) && rule.body.includes('env(safe-area-inset-bottom)'))
    expect(atTheEdge.map(({ selector }) => selector)).toEqual(expect.arrayContaining(['.tabs', '.footer', '.sheet']))
    expect(atTheEdge.filter((rule) => !isSafe(rule))).toEqual([])
    expect(styles).toContain('-webkit-overflow-scrolling:touch')
  })

  it('carries no large picture, sound or font', () => {
    const media = ofKind('.png', '.jpg', '.jpeg', '.gif', '.webp', '.svg', '.mp3', '.ttf', '.woff', '.woff2')
    const bytes = media.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0)
    print('pictures in the packages', inKB(bytes), inKB(most.pictureBytes))
    expect(bytes).toBeLessThan(most.pictureBytes)
  })

  it('leads to every page that it names', () => {
    const { pages, subPackages } = JSON.parse(output.read('app.json')) as {
      pages: string[]
      subPackages: { root: string; pages: string[] }[]
    }
    const named = [...pages, ...subPackages.flatMap(({ root, pages }) => pages.map((page) => `${root}/${page}`))]
    const code = ofKind('.js')
      .map(({ path }) => output.read(path))
      .join('\n')
    expect(named.filter((page) => !code.includes(`/${page}`))).toEqual([])
  })
})

describe('the pages', () => {
  let house: House
  let apiBase: string
  beforeAll(async () => {
    house = await openHouse({ now: new Date().toISOString() })
    await house.app.listen({ port: 0, host: '127.0.0.1' })
    apiBase = `http://127.0.0.1:${(house.app.server.address() as AddressInfo).port}`
  })
  afterAll(() => house.close())

  it('are neither deep nor wide nor heavy, and ask for little', async () => {
    const { id } = await fileAs(await house.resident('qian'))
    print('pages', 'nodes', 'depth', 'children', 'requests')
    for (const page of [
      'home',
      'petitions',
      `petition/index?id=${id}`,
      'file/index?kind=petition',
      'notices',
      'me',
      'open/guide',
      'open/reception',
    ]) {
      const app = await launch({ apiBase, loginCode: () => house.wechatCode('qian') })
      app.open(`/pages/${page.includes('/index') ? page : `${page}/index`}`)
      await app.until(`all of ${page}`, () => app.elements().length > 10 && !app.screen().includes('正在加载'))
      const { nodes, depth, children } = sizeOf(app.root())
      print(`  ${page.split('?')[0]}`, String(nodes), String(depth), String(children), String(app.seen.requests.length))
      expect.soft(nodes, page).toBeLessThan(most.nodes)
      expect.soft(depth, page).toBeLessThan(most.depth)
      expect.soft(children, page).toBeLessThanOrEqual(most.children)
      expect.soft(app.seen.requests.length, page).toBeLessThanOrEqual(10)
      expect.soft(app.seen.errors, page).toEqual([])
    }
  })
})

function sizeOf(node: Shown | undefined): { nodes: number; depth: number; children: number } {
  const below = Object.values(node?.cn ?? []).map(sizeOf)
  return {
    nodes: 1 + below.reduce((sum, { nodes }) => sum + nodes, 0),
    depth: 1 + Math.max(0, ...below.map(({ depth }) => depth)),
    children: Math.max(below.length, ...below.map(({ children }) => children)),
  }
}
