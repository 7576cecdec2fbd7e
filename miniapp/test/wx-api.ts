import { createScrolling } from './scrolling.ts'

const compiledApiBase = 'http://127.0.0.1:3000'
const userData = 'wxfile://usr'
const promising = [
  'login',
  'chooseMedia',
  'chooseMessageFile',
  'requestSubscribeMessage',
  'setClipboardData',
  'pageScrollTo',
  'setNavigationBarTitle',
  'navigateTo',
  'redirectTo',
  'reLaunch',
  'switchTab',
  'showModal',
  'navigateBack',
]

export type Options = Record<string, unknown> & {
  success?: (result: object) => void
  fail?: (result: object) => void
  complete?: (result: object) => void
}
/** What stays on a phone when the app is closed. */
export interface Phone {
  storage: Map<string, unknown>
  files: Map<string, Uint8Array>
  /** How much larger than usual the person has set WeChat's text. */
  textScale?: number
}
export type PrivacyAnswer = { event: 'agree'; buttonId: string } | { event: 'disagree' }

export const succeed = (given: Options, result: object) =>
  setImmediate(() => {
    given.success?.(result)
    given.complete?.(result)
  })
export const fail = (given: Options, errMsg: string) =>
  setImmediate(() => {
    given.fail?.({ errMsg })
    given.complete?.({ errMsg })
  })

interface Settings {
  apiBase?: string
  loginCode?: () => string
}

/** What WeChat offers an app, as far as this one uses it: requests really go out, files and storage stay on the phone. */
export function createWx(phone: Phone, { apiBase, loginCode = () => 'none' }: Settings) {
  const seen = {
    requests: [] as { method: string; url: string; header: Record<string, string>; body: unknown }[],
    consents: [] as string[][],
    copied: [] as string[],
  }
  const network = { apiBase, loseAnswers: 0 }
  const toChoose: { name: string; bytes: Uint8Array }[] = []
  const finger = { isDown: false }
  const { createIntersectionObserver, scrollTo } = createScrolling()
  /** Asks as WeChat does before the first use of personal data. */
  const privacy: { ask?: () => Promise<PrivacyAnswer> } = {}

  async function reach(url: string, init: RequestInit) {
    if (network.apiBase === undefined) throw new Error('request:fail')
    const response = await fetch(url.replace(compiledApiBase, network.apiBase), init)
    const data = await response.text()
    if (network.loseAnswers > 0) {
      network.loseAnswers -= 1
      throw new Error('request:fail timeout')
    }
    return { statusCode: response.status, data, header: Object.fromEntries(response.headers), errMsg: 'request:ok' }
  }

  function request(given: Options) {
    const {
      url,
      method = 'GET',
      header = {},
      data,
    } = given as Options & { url: string; method?: string; header?: Record<string, string>; data?: string }
    seen.requests.push({ method, url, header, body: data && JSON.parse(data) })
    reach(url, { method, headers: header, body: data }).then(
      (answer) => succeed(given, answer),
      (cause: Error) => fail(given, cause.message),
    )
    return { abort() {} }
  }

  function uploadFile(given: Options) {
    const { url, filePath, name, header } = given as Options & {
      url: string
      filePath: string
      name: string
      header: Record<string, string>
    }
    const listeners: ((progress: { progress: number }) => void)[] = []
    const bytes = phone.files.get(filePath)
    seen.requests.push({ method: 'POST', url, header, body: filePath })
    if (!bytes) fail(given, 'uploadFile:fail file not found')
    else {
      const form = new FormData()
      form.append(name, new Blob([new Uint8Array(bytes)]), filePath.slice(filePath.lastIndexOf('/') + 1))
      setImmediate(() => {
        for (const listener of listeners) listener({ progress: 50 })
      })
      reach(url, { method: 'POST', headers: header, body: form }).then(
        (answer) => succeed(given, answer),
        (cause: Error) => fail(given, cause.message),
      )
    }
    return {
      abort() {},
      onProgressUpdate: (listener: (progress: { progress: number }) => void) => listeners.push(listener),
      offProgressUpdate() {},
      onHeadersReceived() {},
      offHeadersReceived() {},
    }
  }

  function choose(given: Options, pathName: 'path' | 'tempFilePath') {
    const tempFiles = toChoose.splice(0, Number(given.count ?? 9)).map(({ name, bytes }) => {
      const path = `http://tmp/${name}`
      phone.files.set(path, bytes)
      return { [pathName]: path, size: bytes.byteLength, name, fileType: 'image' }
    })
    if (tempFiles.length === 0) fail(given, 'choose:fail cancel')
    else succeed(given, { tempFiles, errMsg: 'choose:ok' })
  }

  const wx: Record<string, unknown> = {
    env: { USER_DATA_PATH: userData },
    createIntersectionObserver,
    canIUse: () => true,
    getSystemInfoSync: () => ({ platform: 'ios', SDKVersion: '3.8.12', windowWidth: 390, windowHeight: 844, pixelRatio: 3 }),
    getAppBaseInfo: () => ({ fontSizeScaleFactor: phone.textScale ?? 1 }),
    getUpdateManager: () => ({ onUpdateReady() {}, applyUpdate() {} }),
    getNetworkType: (given: Options) => succeed(given, { networkType: 'wifi' }),
    onNetworkStatusChange() {},
    onNeedPrivacyAuthorization(ask: (resolve: (answer: PrivacyAnswer) => void) => void) {
      privacy.ask = () => new Promise((resolve) => ask(resolve))
    },
    openPrivacyContract: (given: Options) => succeed(given, { errMsg: 'openPrivacyContract:ok' }),
    getStorageSync: (key: string) => structuredClone(phone.storage.get(key) ?? ''),
    setStorageSync: (key: string, value: unknown) => void phone.storage.set(key, structuredClone(value)),
    removeStorageSync: (key: string) => void phone.storage.delete(key),
    login: (given: Options) => succeed(given, { code: loginCode(), errMsg: 'login:ok' }),
    request,
    uploadFile,
    chooseMedia: (given: Options) => choose(given, 'tempFilePath'),
    chooseMessageFile: (given: Options) => choose(given, 'path'),
    getFileSystemManager: () => ({
      copyFile(given: Options & { srcPath: string; destPath: string }) {
        const bytes = phone.files.get(given.srcPath)
        if (!bytes) return fail(given, 'copyFile:fail no such file')
        phone.files.set(given.destPath, bytes)
        succeed(given, { errMsg: 'copyFile:ok' })
      },
      unlink: (given: Options & { filePath: string }) => void phone.files.delete(given.filePath),
    }),
    requestSubscribeMessage(given: Options & { tmplIds: string[] }) {
      if (!finger.isDown) return fail(given, 'requestSubscribeMessage:fail can only be invoked by user TAP gesture.')
      seen.consents.push([...given.tmplIds])
      succeed(given, { errMsg: 'requestSubscribeMessage:ok', ...Object.fromEntries(given.tmplIds.map((id) => [id, 'accept'])) })
    },
    setClipboardData(given: Options & { data: string }) {
      seen.copied.push(given.data)
      succeed(given, { errMsg: 'setClipboardData:ok' })
    },
    pageScrollTo: (given: Options) => succeed(given, { errMsg: 'pageScrollTo:ok' }),
  }
  return { wx, seen, network, toChoose, finger, scrollTo, privacy }
}

/** WeChat answers with a promise where no callback is given; the tasks of requests and uploads are no promises. */
export function answerWithPromises(wx: Record<string, unknown>) {
  for (const name of promising) {
    const act = wx[name] as (given: Options) => unknown
    wx[name] = (given: Options = {}) =>
      given.success || given.fail || given.complete ? act(given) : new Promise((success, fail) => void act({ ...given, success, fail }))
  }
}
