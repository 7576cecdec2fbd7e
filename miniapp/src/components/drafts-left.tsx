import { isUnsentDraft } from '../outbox/drafts'
import { useDrafts } from '../outbox/use-outbox'
import { Block } from '../platform/elements'

/** Says what stays behind on the device when its person leaves. */
export function DraftsLeft() {
  const drafts = useDrafts().filter(isUnsentDraft)
  const waiting = drafts.filter(({ state }) => state === 'waiting').length
  if (drafts.length === 0) return null
  return (
    <Block className="sheet-text">
      {`这台设备上还有${drafts.length}份没有提交的草稿${waiting ? `，其中${waiting}份点过提交、还没有送达` : ''}。`}
      草稿不会自己消失，用这台设备的人都能打开看。如果不是您自己的设备，请删除；删除后不能恢复。
    </Block>
  )
}
