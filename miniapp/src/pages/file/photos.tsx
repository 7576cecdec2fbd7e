import { maxAttachments } from '@petition/shared/vocabulary/attachments'
import { Card } from '../../components/card'
import { FieldMessage } from '../../components/field'
import { useAttempt } from '../../outbox/use-outbox'
import { Block, Button } from '../../platform/elements'
import { choosers } from '../../platform/files'
import { fieldId } from './check-draft'
import { PhotoRow } from './photo-row'
import type { SectionProps } from './section'
import { useDraftFiles } from './use-draft-files'

/** Photos and PDFs; they are sent in the background while the person goes on. */
export function Photos({ draft, change, errors }: SectionProps) {
  const files = useDraftFiles(draft, change)
  const attempt = useAttempt(draft.id)
  const left = maxAttachments - draft.files.length
  return (
    <Card>
      <Block className="card-note">没有照片也可以直接下一步。选好后会在后台自动上传，您可以接着往下填。</Block>
      <Block id={fieldId('attachmentIds')} className={errors.attachmentIds ? 'field field-wrong' : 'field'}>
        <Block as="ul" className="attachments">
          {draft.files.map((file, index) => (
            <PhotoRow
              key={file.key}
              file={file}
              index={index}
              count={draft.files.length}
              attempt={attempt}
              error={errors[`attachmentCaptions.${index}`]}
              files={files}
            />
          ))}
        </Block>
        {left > 0
          ? choosers.map((chooser) => (
              <Button key={chooser.label} className="button button-wide" disabled={files.choosing} onPress={() => void files.add(chooser)}>
                {files.choosing ? '正在处理…' : chooser.label}
              </Button>
            ))
          : null}
        <FieldMessage
          hint={`已选${draft.files.length}个，最多${maxAttachments}个，每个不超过10MB。支持JPG、PNG、WEBP照片和PDF。`}
          error={errors.attachmentIds}
        />
      </Block>
    </Card>
  )
}
