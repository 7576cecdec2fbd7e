import type { ReactNode } from 'react'
import { Block, Text } from '../platform/elements'
import { Icon } from './icon'

const marks = {
  info: { word: '提示', icon: 'info' },
  success: { word: '完成', icon: 'done' },
  warning: { word: '注意', icon: 'alert' },
  error: { word: '未成功', icon: 'alert' },
} as const

/** A message that never speaks by colour alone. */
export function Notice({ tone, children }: { tone: keyof typeof marks; children: ReactNode }) {
  const { word, icon } = marks[tone]
  return (
    <Block className={`notice notice-${tone}`} live={tone === 'error' ? 'alert' : 'status'}>
      <Block className="notice-mark">
        <Icon name={icon} />
        <Text>{word}</Text>
      </Block>
      <Block className="notice-text">{children}</Block>
    </Block>
  )
}
