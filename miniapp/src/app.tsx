import { useLaunch } from '@tarojs/taro'
import type { ReactNode } from 'react'
import { onAppLaunch } from './platform/launch'
import './app.scss'

/** Renders whichever page is open. */
export default function App({ children }: { children: ReactNode }) {
  useLaunch(onAppLaunch)
  return children
}
