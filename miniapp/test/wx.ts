import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import vm from 'node:vm'
import { readTemplates, type Templates } from './templates.ts'
import { fieldsOf, type Shown, textOf, walk } from './tree.ts'
import { answerWithPromises, createWx, fail, type Options, type Phone, succeed } from './wx-api.ts'

/** The compiled mini-program. */
export const compiled = join(import.meta.dirname, '../dist/weapp')

const patienceMs = 10_000

type PageConfig = Record<string, unknown> & { data?: object }
interface OpenPage {
  route: string
  /** What the bar shows, where the page has set it. */
  title?: string
  instance: Record<string, unknown> & { data: Record<string, unknown> }
}

export interface LaunchOptions {
  /** Where the API listens; without one every request fails as it does without a network. */
  apiBase?: string
  /** What `wx.login` gives. */
  loginCode?: () => string
  /** What a former launch left on the phone. */
  left?: Phone
}

/** Starts the compiled app as WeChat would: no page of ours, no module of ours, only its files and a `wx`. */
export async function launch(options: LaunchOptions = {}) {
  const phone = options.left ?? { storage: new Map<string, unknown>(), files: new Map<string, Uint8Array>() }
  const templates = readTemplates(readFileSync(join(compiled, 'base.wxml'), 'utf8'))
  const pages: OpenPage[] = []
  const { tabBar } = JSON.parse(readFileSync(join(compiled, 'app.json'), 'utf8')) as { tabBar: { list: { pagePath: string }[] } }
  const tabs = tabBar.list.map(({ pagePath }) => pagePath)
  /** The pages of the bar that were left: WeChat keeps them as they were. */
  const kept = new Map<string, OpenPage>()
  const isTab = ({ url }: Options) => tabs.includes(String(url).replace(/^\//, '').split('?')[0] ?? '')
  const refused = (what: string) => `${what}:fail can not ${what} a tabbar page`
  const { wx, seen: asked, network, toChoose, finger, consent, scrollTo, privacy, toPoint } = createWx(phone, options)
  const seen = { ...asked, setDataBytes: [] as number[], setDataCalls: [] as { bytes: number; atMs: number }[], errors: [] as unknown[] }
  const configs = new Map<string, PageConfig>()
  let loadingRoute = ''

  Object.assign(wx, {
    setNavigationBarTitle(given: Options & { title: string }) {
      const page = pages.at(-1)
      if (page) page.title = given.title
      succeed(given, { errMsg: 'setNavigationBarTitle:ok' })
    },
    navigateTo: (given: Options) => (isTab(given) ? fail(given, refused('navigateTo')) : go(given, hideTop)),
    redirectTo: (given: Options) => (isTab(given) ? fail(given, refused('redirectTo')) : go(given, unloadTop)),
    reLaunch: (given: Options) =>
      go(given, () => {
        while (pages.length) unloadTop()
        kept.clear()
      }),
    switchTab(given: Options) {
      const route = String(given.url).replace(/^\//, '')
      if (!tabs.includes(route)) return fail(given, 'switchTab:fail can not switch to no-tabBar page')
      while (pages.length > 1) unloadTop()
      hideTop()
      const left = pages.pop()
      if (left && tabs.includes(left.route)) kept.set(left.route, left)
      const back = kept.get(route)
      if (!back) return go(given, () => undefined)
      pages.push(back)
      callPage(back, 'onShow')
      succeed(given, { errMsg: 'switchTab:ok' })
    },
    navigateBack(given: Options) {
      if (closeContainer()) return succeed(given, { errMsg: 'navigateBack:ok' })
      unloadTop()
      callPage(pages.at(-1), 'onShow')
      succeed(given, { errMsg: 'navigateBack:ok' })
    },
  })
  answerWithPromises(wx)
  const timers = new Set<NodeJS.Timeout>()
  const process = { isAlive: true }
  const bound = Object.fromEntries(
    Object.entries(wx).map(([name, act]) => [
      name,
      typeof act === 'function' ? (...given: unknown[]) => (process.isAlive ? act(...given) : undefined) : act,
    ]),
  )

  const context = vm.createContext(
    {
      wx: bound,
      console: { ...console, error: (...what: unknown[]) => seen.errors.push(what) },
      setTimeout: (act: () => void, ms: number) => remember(setTimeout(act, ms)),
      clearTimeout,
      setInterval: (act: () => void, ms: number) => remember(setInterval(act, ms)),
      clearInterval,
      App: (config: Record<string, unknown>) => {
        app = config
      },
      Page: (config: PageConfig) => void configs.set(loadingRoute, config),
      Component: () => undefined,
      getApp: () => app,
      getCurrentPages: () => pages.map((page) => page.instance),
    },
    // WeChat forbids code made from text.
    { codeGeneration: { strings: false, wasm: false } },
  )
  function remember(timer: NodeJS.Timeout) {
    timers.add(timer)
    return timer
  }
  let app: Record<string, unknown> | undefined

  const modules = new Map<string, { exports: unknown }>()
  function load(file: string): unknown {
    const known = modules.get(file)
    if (known) return known.exports
    const module = { exports: {} as unknown }
    modules.set(file, module)
    const wrapped = vm.runInContext(`(function (require, module, exports) {${readFileSync(file, 'utf8')}\n})`, context, { filename: file })
    wrapped((path: string) => load(join(dirname(file), path.endsWith('.js') ? path : `${path}.js`)), module, module.exports)
    return module.exports
  }

  function callPage(page: OpenPage | undefined, name: string, ...given: unknown[]) {
    const method = page?.instance[name]
    if (typeof method === 'function') method.apply(page?.instance, given)
  }
  const hideTop = () => callPage(pages.at(-1), 'onHide')
  function unloadTop() {
    callPage(pages.at(-1), 'onUnload')
    pages.pop()
  }

  function go(given: Options, leave: () => void) {
    const [route = '', query = ''] = String(given.url).replace(/^\//, '').split('?')
    if (pages.length >= 10) return fail(given, 'navigateTo:fail webview count limit exceed')
    leave()
    open(route, Object.fromEntries(new URLSearchParams(query)))
    succeed(given, { errMsg: 'navigate:ok' })
  }

  function open(route: string, query: Record<string, string>) {
    loadingRoute = route
    load(join(compiled, `${route}.js`))
    const config = configs.get(route)
    if (!config) throw new Error(`no page ${route}`)
    const instance = { ...config, route, data: JSON.parse(JSON.stringify(config.data ?? {})) } as OpenPage['instance']
    instance.setData = (changes: Record<string, unknown>, done?: () => void) => {
      const text = JSON.stringify(changes)
      seen.setDataBytes.push(text.length)
      seen.setDataCalls.push({ bytes: Buffer.byteLength(text), atMs: performance.now() })
      for (const [path, value] of Object.entries(JSON.parse(text) as Record<string, unknown>)) setPath(instance.data, path, value)
      if (done) setImmediate(done)
    }
    pages.push({ route, instance })
    callPage(pages.at(-1), 'onLoad', query)
    callPage(pages.at(-1), 'onShow')
    callPage(pages.at(-1), 'onReady')
  }

  function callApp(name: 'onShow' | 'onHide') {
    const method = app?.[name]
    if (typeof method === 'function') method.call(app, { path: pages.at(-1)?.route, query: {}, scene: 1001 })
  }

  load(join(compiled, 'app.js'))
  const start = app?.onLaunch
  if (typeof start === 'function') start.call(app, { path: 'pages/home/index', query: {}, scene: 1001 })
  callApp('onShow')
  open('pages/home/index', {})

  const nodes = () => walk(pages.at(-1)?.instance.data.root as Shown, templates)

  /** Waits until the page is as described; says what the page shows instead when it never is. */
  async function until<Found>(what: string, look: () => Found | undefined | false): Promise<Found> {
    const deadline = Date.now() + patienceMs
    for (;;) {
      const found = look()
      if (found) return found
      if (Date.now() > deadline) throw new Error(`${what}: not on ${pages.at(-1)?.route}, which shows:\n${screen()}`)
      await pause(20)
    }
  }
  const screen = () => textOf(pages.at(-1)?.instance.data.root as Shown)

  /** By its whole name first, then by a line of words in it, as a finger finds it. */
  function find(tags: string[], name: string, event: string) {
    const offered = nodes().filter(
      ({ tag, shown, attributes }) => tags.includes(tag) && bindsEvent(templates, shown, event) && attributes.disabled !== true,
    )
    const named = offered.find(({ text, attributes }) => [attributes['aria-label'], text].includes(name))
    return named ?? offered.find(({ shown }) => walk(shown, templates).some(({ text }) => text === name))
  }

  /** A finger is slower than a frame: the page is drawn before the next event. */
  const drawn = () => pause(20)

  function dispatch(found: ReturnType<typeof nodes>[number], type: string, detail: object) {
    const page = pages.at(-1)
    const bound = [found.shown, ...(type === 'tap' ? found.ancestors : [])].filter((node) => bindsEvent(templates, node, type))
    if (bound[0] !== found.shown) throw new Error(`the template of <${found.tag}> does not listen to ${type}`)
    for (const node of bound) {
      const target = { id: node.uid ?? node.sid, dataset: { sid: node.sid } }
      callPage(page, 'eh', {
        type,
        target,
        currentTarget: target,
        detail,
        timeStamp: Date.now(),
        mark: {},
        touches: [],
        changedTouches: [],
      })
    }
  }

  /** Going back closes the container of the page instead of the page, as WeChat does. */
  function closeContainer() {
    const container = nodes().find(({ tag, attributes }) => tag === 'page-container' && attributes.show === true)
    if (!container) return false
    for (const type of ['beforeleave', 'afterleave']) if (bindsEvent(templates, container.shown, type)) dispatch(container, type, {})
    return true
  }

  return {
    phone,
    seen,
    network,
    toChoose,
    scrollTo,
    consent,
    privacy,
    toPoint,
    screen,
    until,
    route: () => pages.at(-1)?.route,
    title: () => pages.at(-1)?.title,
    query: () => (pages.at(-1)?.instance.$taroParams ?? {}) as Record<string, string>,
    waitFor: (text: string) => until(`"${text}"`, () => screen().includes(text)),
    waitUntilGone: (text: string) => until(`no "${text}"`, () => !screen().includes(text)),
    waitForPage: (route: string) => until(`page ${route}`, () => pages.at(-1)?.route === route && screen() !== ''),
    open: (url: string) =>
      (wx[isTab({ url }) ? 'switchTab' : 'navigateTo'] as (given: Options) => void)({ url, complete: () => undefined }),
    /** The person looks at something else and comes back. */
    comeBack() {
      callApp('onHide')
      callApp('onShow')
    },
    goOnline() {
      for (const listener of network.listeners) listener({ isConnected: true })
    },
    /** The phone ends the app where it stands: no last word, and nothing of it goes on. */
    kill() {
      process.isAlive = false
      for (const timer of timers) clearTimeout(timer)
      return phone
    },
    back: () => (wx.navigateBack as () => Promise<unknown>)(),
    /** Taps what a person would call by this name, as often as asked in the same instant. */
    async tap(name: string, times = 1) {
      const found = await until(`"${name}"`, () => find(['view', 'button'], name, 'tap'))
      finger.isDown = true
      for (let time = 0; time < times; time++) dispatch(found, 'tap', {})
      finger.isDown = false
      await drawn()
    },
    /** A button that WeChat itself answers, as `agreePrivacyAuthorization` and `getPhoneNumber`. */
    async answer(name: string, event: string, detail: object = {}) {
      dispatch(await until(`"${name}"`, () => find(['button'], name, event)), event, detail)
      await drawn()
    },
    /** What a friend would get; nothing where the page cannot be passed on. */
    share: () => (pages.at(-1)?.instance.onShareAppMessage as undefined | ((given: object) => unknown))?.({ from: 'menu' }),
    pullDown: () => callPage(pages.at(-1), 'onPullDownRefresh'),
    async type(label: string, value: string) {
      const found = await until(`"${label}"`, () => find(['input', 'textarea'], label, 'input'))
      dispatch(found, 'input', { value, cursor: value.length })
      await drawn()
    },
    async pick(label: string, option: string) {
      const found = await until(`"${label}"`, () => {
        const node = nodes().find(({ tag, attributes }) => tag === 'picker' && String(attributes['aria-label']).startsWith(`${label}：`))
        return node && (node.attributes.range as string[]).includes(option) && node
      })
      dispatch(found, 'change', { value: String((found.attributes.range as string[]).indexOf(option)) })
      await drawn()
    },
    value: (label: string) => find(['input', 'textarea'], label, 'input')?.attributes.value,
    elements: nodes,
    root: () => pages.at(-1)?.instance.data.root as Shown | undefined,
  }
}

const bindsEvent = (templates: Templates, node: Shown, type: string) => fieldsOf(templates, node).events.has(type)

/** `root.cn.[0].cl`, as WeChat reads it. */
function setPath(data: Record<string, unknown>, path: string, value: unknown) {
  const keys = path.split(/[.[\]]+/).filter(Boolean)
  let place: Record<string, unknown> = data
  for (const key of keys.slice(0, -1)) {
    place[key] ??= {}
    place = place[key] as Record<string, unknown>
  }
  place[keys.at(-1) ?? ''] = value
}
