import type { Problem } from '../../api/client'
import { Notice } from '../../components/notice'
import { ProblemNotice } from '../../components/problem-notice'
import { goTo } from '../../go-to'
import { pageUrls } from '../../page-urls'
import { Block, Button } from '../../platform/elements'

interface Props {
  busy: boolean
  problem?: Problem
  onSubmit: () => void
  onEdit: () => void
  onNewKey: () => void
}

/** The last step, and what to do when no answer came. */
export function Sending({ busy, problem, onSubmit, onEdit, onNewKey }: Props) {
  return (
    <Block className="actions">
      {problem ? <Failure problem={problem} onNewKey={onNewKey} /> : null}
      <Button className="button button-primary" disabled={busy} onPress={onSubmit}>
        {busy ? '正在提交…' : '提交'}
      </Button>
      <Button className="button" disabled={busy} onPress={onEdit}>
        返回修改
      </Button>
    </Block>
  )
}

function Failure({ problem, onNewKey }: { problem: Problem; onNewKey: () => void }) {
  if (problem.code === 'network')
    return <Notice tone="error">网络不通，还不能确定是否已经送达。内容都保留着，网络恢复后请再点“提交”，不会变成两件。</Notice>
  if (problem.code === 'idempotency_conflict')
    return (
      <Notice tone="warning">
        上一次提交其实已经送达，后来修改的内容没有再发送。请先到“我的信访”查看。
        <Button className="button button-small" onPress={() => goTo(pageUrls.petitions)}>
          查看我的信访
        </Button>
        <Button className="button button-small" onPress={onNewKey}>
          把现在的内容作为新的一件
        </Button>
      </Notice>
    )
  return <ProblemNotice problem={problem} />
}
