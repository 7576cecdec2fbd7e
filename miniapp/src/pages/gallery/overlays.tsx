import { useState } from 'react'
import { Card } from '../../components/card'
import { ConfirmSheet, Sheet } from '../../components/sheet'
import { Block, Button } from '../../platform/elements'
import { toast } from '../../toast'

/** What comes in front of the page. */
export function Overlays() {
  const [open, setOpen] = useState<'sheet' | 'confirm'>()
  const close = () => setOpen(undefined)
  return (
    <Card title="浮在前面的">
      <Block className="buttons">
        <Button className="button" onPress={() => setOpen('sheet')}>
          打开说明
        </Button>
        <Button className="button" onPress={() => setOpen('confirm')}>
          再问一次
        </Button>
        <Button className="button" onPress={() => toast('已复制')}>
          一句话
        </Button>
      </Block>
      {open === 'sheet' ? (
        <Sheet title="什么是查询码" onClose={close}>
          <Block className="sheet-text">凭编号和查询码，不登录也能查进度。查询码只有您知道。</Block>
        </Sheet>
      ) : null}
      {open === 'confirm' ? (
        <ConfirmSheet title="确认撤回？" confirm="确认撤回" cancel="不撤回了" danger onConfirm={close} onClose={close}>
          撤回后单位不再办理这件事，信访局会联系您核实。
        </ConfirmSheet>
      ) : null}
    </Card>
  )
}
