import Taro, { useDidShow, useLaunch, usePageNotFound } from '@tarojs/taro'
import type { ReactNode } from 'react'
import { startOutbox, wakeOutbox } from './outbox/sender'
import { pageUrls } from './page-urls'
import { onAppLaunch } from './platform/launch'
import './platform/going-back'
import './app.scss'

/** Renders whichever page is open. */
export default function App({ children }: { children: ReactNode }) {
  useLaunch(() => {
    onAppLaunch()
    startOutbox()
  })
  // What waits is sent at the next moment the app is open.
  useDidShow(wakeOutbox)
  // An old or mistyped link would leave nothing but a white page.
  usePageNotFound(() => void Taro.reLaunch({ url: pageUrls.home }))
  return children
}
