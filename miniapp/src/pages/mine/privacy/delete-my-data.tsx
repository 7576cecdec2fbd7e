import type { PrivacyView } from '@petition/shared/schemas/profile'
import { useState } from 'react'
import { deleteProfile } from '../../../api/me'
import { useSending } from '../../../api/use-sending'
import { Card } from '../../../components/card'
import { ProblemNotice } from '../../../components/problem-notice'
import { ConfirmSheet } from '../../../components/sheet'
import { Block, Button } from '../../../platform/elements'
import { toast } from '../../../toast'

/** Deletes what may be deleted, and says why the rest may not. */
export function DeleteMyData({ items }: { items: PrivacyView['items'] }) {
  const [asking, setAsking] = useState(false)
  const { busy, problem, run } = useSending()
  const remove = () =>
    run(async () => {
      await deleteProfile()
      setAsking(false)
      toast('已经删除。')
    })
  return (
    <Card title="删除">
      <Block className="card-note">
        现在可以删除：保存的姓名、电话、住址、证件号码、常用地址，以及还没有提交的照片和PDF。公开的来信，在那件信访件里撤回公开同意就会撤下。
      </Block>
      {problem ? <ProblemNotice problem={problem} /> : null}
      <Button className="button" onPress={() => setAsking(true)}>
        删除这些资料
      </Button>
      {asking ? (
        <ConfirmSheet
          title="删除保存的资料？"
          confirm="删除"
          danger
          busy={busy}
          onConfirm={() => void remove()}
          onClose={() => setAsking(false)}
        >
          <Block>删除后不能恢复，下次提交要重新填写。登录不受影响，已经提交的信访件也不受影响。</Block>
          <Block className="card-note">下面这些不会删除：</Block>
          {items
            .filter(({ deletable }) => !deletable)
            .map(({ id, what, reason }) => (
              <Block key={id} className="card-note">{`${what}。${reason ?? ''}`}</Block>
            ))}
        </ConfirmSheet>
      ) : null}
    </Card>
  )
}
