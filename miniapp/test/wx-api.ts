import { createScrolling } from './scrolling.ts'

const compiledApiBase = 'http://127.0.0.1:3000'
const userData = 'wxfile://usr'
const promising = [
  'login',
  'chooseMedia',
  'chooseMessageFile',
  'chooseLocation',
  'getImageInfo',
  'compressImage',
  'requestSubscribeMessage',
  'setClipboardData',
  'stopPullDownRefresh',
  'shareFileMessage',
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
/** What happens to one call: the line is cut before the service hears it, or after; or the service answers something else. */
export type Mishap = 'cut' | 'lost' | 401 | 429 | 500

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
    shared: [] as string[],
    compressed: [] as { compressedWidth: number; compressedHeight: number }[],
  }
  const network = {
    apiBase,
    loseAnswers: 0,
    /** What happens to the next call of which this says something. */
    mishapOf: undefined as ((method: string, url: string) => Mishap | undefined) | undefined,
    /** Told when the network comes and goes. */
    listeners: [] as ((status: { isConnected: boolean }) => void)[],
  }
  const toChoose: { name: string; bytes: Uint8Array }[] = []
  const toPoint: { name: string; address: string; longitude: number; latitude: number }[] = []
  const finger = { isDown: false }
  const { createIntersectionObserver, scrollTo } = createScrolling()
  /** What the person answers when WeChat asks for messages. */
  const consent = { answer: 'accept' as 'accept' | 'reject' }
  /** Asks as WeChat does before the first use of personal data. */
  const privacy: { ask?: () => Promise<PrivacyAnswer> } = {}

  async function reach(url: string, init: RequestInit) {
    const mishap = network.mishapOf?.(init.method ?? 'GET', url)
    if (network.apiBase === undefined || mishap === 'cut') throw new Error('request:fail')
    if (typeof mishap === 'number') return { statusCode: mishap, data: '', header: { 'Retry-After': '1' }, errMsg: 'request:ok' }
    const response = await fetch(url.replace(compiledApiBase, network.apiBase), init)
    const data = await response.text()
    if (mishap === 'lost') throw new Error('request:fail timeout')
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
    onNetworkStatusChange: (listener: (status: { isConnected: boolean }) => void) => void network.listeners.push(listener),
    onNeedPrivacyAuthorization(ask: (resolve: (answer: PrivacyAnswer) => void) => void) {
      privacy.ask = () => new Promise((resolve) => ask(resolve))
    },
    openPrivacyContract: (given: Options) => succeed(given, { errMsg: 'openPrivacyContract:ok' }),
    getStorageSync: (key: string) => structuredClone(phone.storage.get(key) ?? ''),
    setStorageSync: (key: string, value: unknown) => keep(phone.storage, key, value),
    removeStorageSync: (key: string) => void phone.storage.delete(key),
    login: (given: Options) => succeed(given, { code: loginCode(), errMsg: 'login:ok' }),
    request,
    uploadFile,
    chooseMedia: (given: Options) => choose(given, 'tempFilePath'),
    chooseLocation(given: Options) {
      const place = toPoint.shift()
      if (place) succeed(given, { ...place, errMsg: 'chooseLocation:ok' })
      else fail(given, 'chooseLocation:fail cancel')
    },
    getImageInfo(given: Options & { src: string }) {
      const size = sizeOfPng(phone.files.get(given.src))
      if (size) succeed(given, { ...size, path: given.src })
      else fail(given, 'getImageInfo:fail')
    },
    compressImage(given: Options & { src: string; compressedWidth: number; compressedHeight: number }) {
      const { src, compressedWidth, compressedHeight } = given
      seen.compressed.push({ compressedWidth, compressedHeight })
      const tempFilePath = `${src}.small.png`
      phone.files.set(tempFilePath, phone.files.get(src) ?? new Uint8Array())
      succeed(given, { tempFilePath })
    },
    chooseMessageFile: (given: Options) => choose(given, 'path'),
    getFileSystemManager: () => ({
      copyFile(given: Options & { srcPath: string; destPath: string }) {
        const bytes = phone.files.get(given.srcPath)
        if (!bytes) return fail(given, 'copyFile:fail no such file')
        phone.files.set(given.destPath, bytes)
        succeed(given, { errMsg: 'copyFile:ok' })
      },
      access: (given: Options & { path: string }) =>
        phone.files.has(given.path) ? succeed(given, {}) : fail(given, 'access:fail no such file or directory'),
      getFileInfo: (given: Options & { filePath: string }) => succeed(given, { size: phone.files.get(given.filePath)?.byteLength ?? 0 }),
      writeFile(given: Options & { filePath: string; data: string }) {
        phone.files.set(given.filePath, Buffer.from(given.data, 'utf8'))
        succeed(given, { errMsg: 'writeFile:ok' })
      },
      unlink: (given: Options & { filePath: string }) => void phone.files.delete(given.filePath),
    }),
    requestSubscribeMessage(given: Options & { tmplIds: string[] }) {
      if (!finger.isDown) return fail(given, 'requestSubscribeMessage:fail can only be invoked by user TAP gesture.')
      seen.consents.push([...given.tmplIds])
      succeed(given, { errMsg: 'requestSubscribeMessage:ok', ...Object.fromEntries(given.tmplIds.map((id) => [id, consent.answer])) })
    },
    setClipboardData(given: Options & { data: string }) {
      seen.copied.push(given.data)
      succeed(given, { errMsg: 'setClipboardData:ok' })
    },
    shareFileMessage(given: Options & { filePath: string }) {
      if (!finger.isDown) return fail(given, 'shareFileMessage:fail can only be invoked by user TAP gesture.')
      seen.shared.push(given.filePath)
      succeed(given, { errMsg: 'shareFileMessage:ok' })
    },
    stopPullDownRefresh: (given: Options) => succeed(given, { errMsg: 'stopPullDownRefresh:ok' }),
    pageScrollTo: (given: Options) => succeed(given, { errMsg: 'pageScrollTo:ok' }),
  }
  return { wx, seen, network, toChoose, toPoint, finger, consent, scrollTo, privacy }
}

const mostBytesOfKey = 1024 * 1024
const mostBytesInAll = 10 * 1024 * 1024

/** WeChat refuses more than 1 MB under a key, and more than 10 MB in all. */
function keep(storage: Phone['storage'], key: string, value: unknown) {
  const sizeOf = (stored: unknown) => JSON.stringify(stored)?.length ?? 0
  const others = [...storage].reduce((sum, [name, stored]) => sum + (name === key ? 0 : sizeOf(stored)), 0)
  if (sizeOf(value) > mostBytesOfKey) throw new Error('setStorageSync:fail entry size limit reached')
  if (others + sizeOf(value) > mostBytesInAll) throw new Error('setStorageSync:fail exceed storage max size 10Mb')
  storage.set(key, structuredClone(value))
}

function sizeOfPng(bytes: Uint8Array | undefined) {
  if (bytes?.[1] !== 0x50 || bytes.length < 24) return undefined
  const view = new DataView(bytes.buffer, bytes.byteOffset)
  return { width: view.getUint32(16), height: view.getUint32(20) }
}

/** WeChat answers with a promise where no callback is given; the tasks of requests and uploads are no promises. */
export function answerWithPromises(wx: Record<string, unknown>) {
  for (const name of promising) {
    const act = wx[name] as (given: Options) => unknown
    wx[name] = (given: Options = {}) =>
      given.success || given.fail || given.complete ? act(given) : new Promise((success, fail) => void act({ ...given, success, fail }))
  }
}
