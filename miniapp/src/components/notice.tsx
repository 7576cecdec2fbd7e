import type { ReactNode } from 'react'
import { Block } from '../platform/elements'

const marks = { info: '提示', success: '完成', warning: '注意', error: '未成功' }

/** A message that never speaks by colour alone. */
export function Notice({ tone, children }: { tone: keyof typeof marks; children: ReactNode }) {
  return (
    <Block className={`notice notice-${tone}`} live={tone === 'error' ? 'alert' : 'status'}>
      <Block className="notice-mark">{marks[tone]}</Block>
      <Block className="notice-text">{children}</Block>
    </Block>
  )
}
