import type { ReactNode } from 'react'
import { Block, Button, Dialog, Heading } from '../platform/elements'
import { Icon } from './icon'

interface Props {
  title: string
  onClose: () => void
  children: ReactNode
}

/** Something that is asked or shown in front of the page, from below; there is while it is drawn. */
export function Sheet({ title, onClose, children }: Props) {
  return (
    <Dialog label={title} onClose={onClose}>
      <Block className="sheet-head">
        <Heading level={2} className="sheet-title">
          {title}
        </Heading>
        <Button className="button-icon" label="关闭" onPress={onClose}>
          <Icon name="close" />
        </Button>
      </Block>
      {children}
    </Dialog>
  )
}

interface ConfirmProps extends Props {
  /** What is done, as a verb: 确认撤回. */
  confirm: string
  cancel?: string
  danger?: boolean
  busy?: boolean
  onConfirm: () => void
}

/** Asks once more before what cannot be taken back. */
export function ConfirmSheet({ confirm, cancel = '取消', danger, busy, onConfirm, children, ...sheet }: ConfirmProps) {
  return (
    <Sheet {...sheet}>
      <Block className="sheet-text">{children}</Block>
      <Button className={`button button-primary ${danger ? 'button-danger' : ''}`} disabled={busy} onPress={onConfirm}>
        {busy ? '请稍候…' : confirm}
      </Button>
      <Button className="button button-wide" disabled={busy} onPress={sheet.onClose}>
        {cancel}
      </Button>
    </Sheet>
  )
}
