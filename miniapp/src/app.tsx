import { useDidShow, useLaunch } from '@tarojs/taro'
import type { ReactNode } from 'react'
import { startOutbox, wakeOutbox } from './outbox/sender'
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
  return children
}
