import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join, relative } from 'node:path'
import { TmplGroup } from 'glass-easel-template-compiler'
import { describe, expect, it } from 'vitest'
import { readTemplates } from './templates.ts'
import { compiled } from './wx.ts'

const files = readdirSync(compiled, { recursive: true, encoding: 'utf8' }).filter((path) => statSync(join(compiled, path)).isFile())
const read = (path: string) => readFileSync(join(compiled, path), 'utf8')
const ofKind = (extension: string) => files.filter((path) => path.endsWith(extension))
interface App {
  pages: string[]
  subPackages: { root: string; pages: string[] }[]
  sitemapLocation: string
  themeLocation: string
}
const app = JSON.parse(read('app.json')) as App
const subpackages = app.subPackages.map(({ root }) => `${root}/`)
const pages = [...app.pages, ...app.subPackages.flatMap(({ root, pages }) => pages.map((page) => `${root}/${page}`))]
const sizeOf = (paths: string[]) => paths.reduce((sum, path) => sum + statSync(join(compiled, path)).size, 0)

describe('the compiled mini-program', () => {
  it("is made of templates that WeChat's own compiler accepts", () => {
    const group = new TmplGroup()
    const faults = ofKind('.wxml').flatMap((path) => {
      const found = group.addTmpl(path.replace(/\.wxml$/, ''), read(path)) as { isError: boolean; message: string }[]
      return found.filter(({ isError }) => isError).map(({ message }) => `${path}: ${message}`)
    })
    expect(ofKind('.wxml').length).toBeGreaterThan(pages.length)
    expect(faults).toEqual([])
  })

  it('has every page that it names, each with all its files', () => {
    const missing = pages
      .flatMap((page) => ['.js', '.json', '.wxml'].map((extension) => page + extension))
      .filter((path) => !files.includes(path))
    expect(missing).toEqual([])
    expect(files).toEqual(expect.arrayContaining([app.sitemapLocation, app.themeLocation, 'custom-tab-bar/index.json']))
  })

  it('stays within 600 KB in the main package and 1.5 MB in all', () => {
    expect(sizeOf(files.filter((path) => !subpackages.some((root) => path.startsWith(root))))).toBeLessThan(600 * 1024)
    expect(sizeOf(files)).toBeLessThan(1.5 * 1024 * 1024)
  })

  it("makes no code from text, except webpack's one look for the global object", () => {
    const found = ofKind('.js').flatMap((path) =>
      [...read(path).matchAll(/\beval\s*\(|\bnew Function\b|\bFunction\s*\(\s*["'`]/g)].map(({ 0: text, index }) => ({
        path: relative('.', path),
        text,
        context: read(path).slice(index, index + 40),
      })),
    )
    expect(found.filter(({ context }) => !/^(new )?Function\s*\(["']return this["']\)/.test(context))).toEqual([])
    expect(found.length).toBeLessThanOrEqual(1)
  })

  it('passes names and roles for screen readers on to every control', () => {
    const controls = [...readTemplates(read('base.wxml')).values()].filter(({ tag }) =>
      ['button', 'input', 'textarea', 'picker', 'image'].includes(tag),
    )
    expect(new Set(controls.map(({ tag }) => tag)).size).toBe(5)
    for (const { attributes } of controls) expect([...attributes.keys()]).toEqual(expect.arrayContaining(['aria-label', 'aria-role']))
  })

  it('names no address but the one of its service', () => {
    const addresses = ofKind('.js').flatMap((path) => read(path).match(/https?:\/\/[a-z0-9.:-]+/gi) ?? [])
    expect(
      [...new Set(addresses)].filter(
        (address) => !/^http:\/\/127\.0\.0\.1:3000$|^https?:\/\/(www\.w3\.org|taro\.com|reactjs\.org|react\.dev)$/.test(address),
      ),
    ).toEqual([])
  })
})
