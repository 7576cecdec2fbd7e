import { maxAttachments } from '@petition/shared/vocabulary/attachments'
import { AttachmentPicker } from '../../components/attachment-picker'
import { Block, Heading } from '../../platform/elements'
import { type ActState, fieldId } from './use-act'

/** Photos and PDFs that go with an act. */
export function Uploads({ state: { picked, files, errorOf }, name, label }: { state: ActState; name: string; label: string }) {
  return (
    <Block>
      <Heading level={2} className="point-title">
        {label}（选填）
      </Heading>
      <AttachmentPicker
        id={fieldId(name)}
        files={picked}
        most={maxAttachments}
        progress={files.progress}
        busy={files.choosing}
        error={errorOf(name)}
        onAdd={(chooser) => void files.add(chooser)}
        onRemove={files.remove}
        onRetry={files.retry}
      />
    </Block>
  )
}
