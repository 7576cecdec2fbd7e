import Taro from '@tarojs/taro'
import { useState } from 'react'
import { Button } from '../platform/elements'

export function CopyButton({ text, label }: { text: string; label: string }) {
  const [copied, setCopied] = useState(false)
  async function copy() {
    await Taro.setClipboardData({ data: text })
    setCopied(true)
  }
  return (
    <Button className="button" label={label} onPress={() => void copy()}>
      {copied ? '已复制' : '复制'}
    </Button>
  )
}
