import Taro from '@tarojs/taro'
import { useState } from 'react'
import { Button } from '../platform/elements'

interface Props {
  text: string
  label: string
  /** Where the button stands alone its label is also what it shows. */
  alone?: boolean
  small?: boolean
}

export function CopyButton({ text, label, alone, small }: Props) {
  const [copied, setCopied] = useState(false)
  async function copy() {
    await Taro.setClipboardData({ data: text })
    setCopied(true)
  }
  return (
    <Button className={small ? 'button button-small' : 'button'} label={copied ? `已复制，${label}` : label} onPress={() => void copy()}>
      {copied ? '已复制' : alone ? label : '复制'}
    </Button>
  )
}
