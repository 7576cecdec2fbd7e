import Taro, { useDidShow } from '@tarojs/taro'
import { type ReactNode, useState } from 'react'
import { currentSession } from '../api/client'
import { pageUrls } from '../page-urls'
import { Button } from '../platform/elements'
import { signsInByItself } from '../platform/login'
import { Notice } from './notice'

const isSignedIn = () => signsInByItself || currentSession() !== undefined

/** What needs a name is shown after signing in. */
export function SignInFirst({ children }: { children: ReactNode }) {
  const [signedIn, setSignedIn] = useState(isSignedIn)
  useDidShow(() => setSignedIn(isSignedIn()))
  if (signedIn) return <>{children}</>
  return (
    <Notice tone="info">
      请先用手机号码登录，以便收到办理结果。
      <Button className="button button-primary" onPress={() => Taro.navigateTo({ url: pageUrls.signIn })}>
        登录
      </Button>
    </Notice>
  )
}
