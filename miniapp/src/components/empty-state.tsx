import type { ReactNode } from 'react'
import { Block } from '../platform/elements'
import { Icon, type IconName } from './icon'

interface Props {
  icon?: IconName
  title: string
  text?: string
  /** The way on: usually a button. */
  children?: ReactNode
}

/** Nothing here, why, and what one can do. */
export function EmptyState({ icon = 'file', title, text, children }: Props) {
  return (
    <Block className="empty">
      <Icon name={icon} className="empty-icon" />
      <Block className="empty-title">{title}</Block>
      {text ? <Block className="card-note">{text}</Block> : null}
      {children}
    </Block>
  )
}
