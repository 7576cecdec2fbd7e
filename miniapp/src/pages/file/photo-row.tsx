import { currentSession } from '../../api/client'
import { TextField } from '../../components/field'
import { FilePicture } from '../../components/file-picture'
import { formatSize } from '../../format'
import type { DraftFile } from '../../outbox/draft'
import type { Attempt } from '../../outbox/sender'
import { Block, Button, Text } from '../../platform/elements'
import { signsInByItself } from '../../platform/login'
import { fieldId } from './check-draft'
import type { useDraftFiles } from './use-draft-files'

interface Props {
  file: DraftFile
  index: number
  count: number
  attempt: Attempt
  error?: string
  files: ReturnType<typeof useDraftFiles>
}

function stateOf(file: DraftFile, { progress, problem }: Attempt) {
  if (file.problem) return `没有传上：${file.problem}`
  if (file.attachmentId) return '已上传'
  const percent = progress[file.key]
  if (!signsInByItself && !currentSession()) return '登录后自动上传'
  if (problem) return '没有传上，网络恢复后自动再传'
  return percent === undefined ? '等待上传' : `正在上传 ${percent}%`
}

/** One photo or PDF: what it shows, how far it is, its place among the others. */
export function PhotoRow({ file, index, count, attempt, error, files }: Props) {
  return (
    <Block as="li" className="attachment">
      <FilePicture file={file} />
      <Block className="attachment-body">
        <Text className="attachment-name">{file.name}</Text>
        <Block className={file.problem ? 'field-error' : 'field-hint'}>
          {formatSize(file.sizeBytes)}，{stateOf(file, attempt)}
        </Block>
        <TextField
          id={fieldId(`attachmentCaptions.${index}`)}
          label={`第${index + 1}个的说明`}
          optional
          value={file.caption}
          maxLength={50}
          onChange={(caption) => files.caption(file, caption)}
          error={error}
        />
        <Block className="buttons">
          {file.problem ? (
            <Button className="button button-small" label={`重新上传${file.name}`} onPress={() => files.retry(file)}>
              重新上传
            </Button>
          ) : null}
          {index > 0 ? (
            <Button className="button button-small" label={`上移${file.name}`} onPress={() => files.move(index, -1)}>
              上移
            </Button>
          ) : null}
          {index < count - 1 ? (
            <Button className="button button-small" label={`下移${file.name}`} onPress={() => files.move(index, 1)}>
              下移
            </Button>
          ) : null}
          <Button className="button button-small" label={`移除${file.name}`} onPress={() => files.remove(file)}>
            移除
          </Button>
        </Block>
      </Block>
    </Block>
  )
}
