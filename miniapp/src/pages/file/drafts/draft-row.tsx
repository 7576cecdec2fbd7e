import { petitionKindLabels } from '@petition/shared/vocabulary/petition'
import { Tag, type TagTone } from '../../../components/tag'
import { formatInstant } from '../../../format'
import { goTo } from '../../../go-to'
import type { Draft, DraftState } from '../../../outbox/draft'
import { dropDraft } from '../../../outbox/drafts'
import { useAttempt } from '../../../outbox/use-outbox'
import { pageUrls } from '../../../page-urls'
import { Block, Button } from '../../../platform/elements'

const states: Record<DraftState, { label: string; tone: TagTone }> = {
  writing: { label: '没写完', tone: 'plain' },
  waiting: { label: '等待提交', tone: 'active' },
  sent: { label: '已送达', tone: 'good' },
  refused: { label: '需要修改', tone: 'warning' },
}

export const nameOf = ({ title, body }: Draft) => title.trim() || [...body.trim()].slice(0, 20).join('') || '还没有标题'

/** One draft: what it is, how it stands, and the way on. */
export function DraftRow({ draft, onDrop }: { draft: Draft; onDrop: () => void }) {
  const { problem } = useAttempt(draft.id)
  const { label, tone } = states[draft.state]
  const name = nameOf(draft)
  const open = draft.state === 'waiting' ? '查看' : '继续写'
  return (
    <Block as="section" className="card draft">
      <Tag tone={tone}>{label}</Tag>
      <Block className="draft-name">{name}</Block>
      <Block className="card-note">
        {petitionKindLabels[draft.kind]}，{formatInstant(draft.pressedAt ?? draft.changedAt)}
        {draft.files.length ? `，${draft.files.length}个材料` : ''}
      </Block>
      {draft.state === 'waiting' ? (
        <Block className="card-note">{problem ? `${problem.message}有网络时自动提交。` : '有网络时自动提交。'}</Block>
      ) : null}
      {draft.state === 'refused' && draft.refusal ? <Block className="field-error">{draft.refusal.message}</Block> : null}
      <Block className="buttons">
        {draft.state === 'sent' ? (
          <Button className="button button-small" label={`查看回执：${name}`} onPress={() => openReceipt(draft)}>
            查看回执
          </Button>
        ) : (
          <>
            <Button className="button button-small" label={`${open}：${name}`} onPress={() => goTo(pageUrls.draft(draft.id))}>
              {open}
            </Button>
            <Button className="button button-small" label={`删除：${name}`} onPress={onDrop}>
              删除
            </Button>
          </>
        )}
      </Block>
    </Block>
  )
}

function openReceipt({ id, petition }: Draft) {
  goTo(pageUrls.receipt(petition?.id ?? ''))
  dropDraft(id)
}
