import { createStore } from './store'

const shownMs = 3000
const store = createStore(() => '')
let timer: ReturnType<typeof setTimeout> | undefined

export const useToast = store.use

/** A short word that something was done; what the person must not miss belongs on the page. */
export function toast(text: string) {
  clearTimeout(timer)
  store.set(text)
  timer = setTimeout(() => store.set(''), shownMs)
}
