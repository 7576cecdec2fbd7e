import { useState } from 'react'
import { Card } from '../../../components/card'
import { ConfirmSheet } from '../../../components/sheet'
import { Block, Button } from '../../../platform/elements'

/** The number was somebody else's. */
export function NotMine({ busy, onSaid }: { busy: boolean; onSaid: () => void }) {
  const [asking, setAsking] = useState(false)
  return (
    <Card title="不是我提交的">
      <Block className="card-note">新办的号码、别人给的号码，选这一项。</Block>
      <Button className="button" disabled={busy} onPress={() => setAsking(true)}>
        不是我提交的
      </Button>
      {asking ? (
        <ConfirmSheet
          title="确认不是您提交的？"
          confirm="确认不是我的"
          onConfirm={() => {
            setAsking(false)
            onSaid()
          }}
          onClose={() => setAsking(false)}
        >
          <Block>确认后，用这个号码登录再也看不到以前的信访件，不能恢复。信访件不会删除，提交的人凭编号和查询码照样能查。</Block>
        </ConfirmSheet>
      ) : null}
    </Card>
  )
}
