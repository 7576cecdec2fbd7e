import type { PetitionView } from '@petition/shared/schemas/petition'
import { useState } from 'react'
import { actOnPetition } from '../../api/petitions'
import { useSending } from '../../api/use-sending'
import { Card } from '../../components/card'
import { TextAreaField } from '../../components/field'
import { Notice } from '../../components/notice'
import { ProblemNotice } from '../../components/problem-notice'
import { Block, Button } from '../../platform/elements'

interface Props {
  petition: PetitionView
  onWithdrawn: (petition: PetitionView) => void
  onReload: () => void
}

/** Only the petitioner withdraws, with a reason, and is asked once more. */
export function Withdraw({ petition, onWithdrawn, onReload }: Props) {
  const [open, setOpen] = useState(false)
  const [reason, setReason] = useState('')
  const { busy, problem, errorOf, run } = useSending()
  const withdraw = () => run(async () => onWithdrawn(await actOnPetition(petition, 'withdrawal', { reason })))

  if (!open)
    return (
      <Card>
        <Button className="button" onPress={() => setOpen(true)}>
          我要撤回
        </Button>
      </Card>
    )
  return (
    <Card title="撤回">
      <Notice tone="warning">
        {`撤回后单位不再办理这件事，信访局会联系您核实。改变主意的，${petition.limits.withdrawalUndoDays}日内可以取消撤回。撤回必须是您本人的意愿，任何人不得要求您撤回。`}
      </Notice>
      <TextAreaField
        id="withdrawal-reason"
        label="撤回的原因"
        value={reason}
        short
        maxLength={500}
        onChange={setReason}
        error={errorOf('reason')}
      />
      {problem ? <ProblemNotice problem={problem} onRetry={problem.code === 'stale_version' ? onReload : undefined} /> : null}
      <Block className="actions">
        <Button className="button button-danger" disabled={busy} onPress={() => void withdraw()}>
          {busy ? '正在撤回…' : '确认撤回'}
        </Button>
        <Button className="button" disabled={busy} onPress={() => setOpen(false)}>
          不撤回了
        </Button>
      </Block>
    </Card>
  )
}
