import { type ReactNode, useState } from 'react'
import { Block, Button } from '../platform/elements'

/** Something that is shown when asked for. */
export function Disclosure({ title, children }: { title: string; children: ReactNode }) {
  const [open, setOpen] = useState(false)
  return (
    <Block className="disclosure">
      <Button className="disclosure-button" expanded={open} onPress={() => setOpen(!open)}>
        {open ? '收起：' : '查看：'}
        {title}
      </Button>
      {open ? <Block className="disclosure-content">{children}</Block> : null}
    </Block>
  )
}
