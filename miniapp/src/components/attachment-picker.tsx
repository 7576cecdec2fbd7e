import type { PickedFile } from '../api/use-files'
import { formatSize } from '../format'
import type { Chooser } from '../platform/chosen-file'
import { Block, Button, Text } from '../platform/elements'
import { choosers } from '../platform/files'
import { FieldMessage } from './field'
import { FilePicture } from './file-picture'

interface Props {
  id: string
  files: PickedFile[]
  most: number
  progress: Partial<Record<string, number>>
  busy: boolean
  error?: string
  onAdd: (chooser: Chooser) => void
  onRemove: (file: PickedFile) => void
  onRetry: (file: PickedFile) => void
}

function stateOf(file: PickedFile, percent?: number) {
  if (file.problem) return `没有传上：${file.problem}`
  if (file.attachmentId) return '已上传'
  return percent === undefined ? '等待上传' : `正在上传 ${percent}%`
}

/** Photos and PDFs on their way to the service. */
export function AttachmentPicker({ id, files, most, progress, busy, error, onAdd, onRemove, onRetry }: Props) {
  return (
    <Block id={id} className={error ? 'field field-wrong' : 'field'}>
      <Block as="ul" className="attachments">
        {files.map((file) => (
          <Block as="li" key={file.key} className="attachment">
            <FilePicture file={file} />
            <Block className="attachment-body">
              <Text className="attachment-name">{file.name}</Text>
              <Block className={file.problem ? 'field-error' : 'field-hint'}>
                {formatSize(file.sizeBytes)}，{stateOf(file, progress[file.key])}
              </Block>
              <Block className="buttons">
                {file.problem ? (
                  <Button className="button button-small" label={`重新上传${file.name}`} onPress={() => onRetry(file)}>
                    重新上传
                  </Button>
                ) : null}
                <Button className="button button-small" label={`移除${file.name}`} onPress={() => onRemove(file)}>
                  移除
                </Button>
              </Block>
            </Block>
          </Block>
        ))}
      </Block>
      {files.length < most ? (
        <Block className="buttons">
          {choosers.map((chooser) => (
            <Button key={chooser.label} className="button" disabled={busy} onPress={() => onAdd(chooser)}>
              {chooser.label}
            </Button>
          ))}
        </Block>
      ) : null}
      <FieldMessage hint={`最多${most}个，每个不超过10MB。支持JPG、PNG、WEBP照片和PDF。`} error={error} />
    </Block>
  )
}
