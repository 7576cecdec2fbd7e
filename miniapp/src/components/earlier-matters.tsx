import Taro, { useDidShow } from '@tarojs/taro'
import { useState } from 'react'
import { currentSession } from '../api/client'
import { pageUrls } from '../page-urls'
import { Button } from '../platform/elements'
import { Notice } from './notice'

const isAsked = () => currentSession()?.person.needsProof === true

/** Why what was filed under this number before is not shown, and where that is settled. */
export function EarlierMatters() {
  const [asked, setAsked] = useState(isAsked)
  useDidShow(() => setAsked(isAsked()))
  if (!asked) return null
  return (
    <Notice tone="info">
      这个手机号码很久没有用过，以前提交的信访件先不显示。
      <Button className="button" onPress={() => Taro.navigateTo({ url: pageUrls.earlier })}>
        去确认是不是我的
      </Button>
    </Notice>
  )
}
