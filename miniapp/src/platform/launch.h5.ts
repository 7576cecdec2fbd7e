import { toast } from '../toast'

/** Long after the first page has all it needs. */
const restMs = 5000

/** A browser always loads the newest version. */
export function onAppLaunch() {
  window.addEventListener('unhandledrejection', ({ reason }) => {
    if (isMissingPage(reason)) toast('这一页没有打开。请检查网络，再点一次；还不行就刷新页面。')
  })
  setTimeout(fetchFiling, restMs)
}

/** The pages come one by one, and one that does not come leaves nothing on the screen that says so. */
function isMissingPage(reason: unknown) {
  const { name, code } = (reason ?? {}) as { name?: string; code?: string }
  return name === 'ChunkLoadError' || code === 'CSS_CHUNK_LOAD_FAILED'
}

/** Who loses the network after the first page can write all the same. */
function fetchFiling() {
  // What did not come is asked for again when its page is opened.
  Promise.all([import('../pages/file/index'), import('../pages/file/drafts/index')]).catch(() => undefined)
}
