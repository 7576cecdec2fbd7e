import { type AttachmentView, mediaTypes } from '@petition/shared/schemas/attachment'
import { maxAttachments, maxUploadBytes } from '@petition/shared/vocabulary/attachments'
import { problemSentences } from '@petition/shared/vocabulary/problems'
import { Alert, Button, Form, Upload, type UploadFile } from 'antd'
import { useState } from 'react'
import { currentToken, expireDesk } from '../api/session.ts'

export type UploadedFile = UploadFile<AttachmentView>

export function attachmentIdsOf(files: UploadedFile[]): string[] {
  return files.flatMap(({ status, response }) => (status === 'done' && response ? [response.id] : []))
}

/** Photos and papers of a form, each uploaded as soon as it is chosen. */
export function AttachmentField({ name }: { name: string }) {
  const [refused, setRefused] = useState<string>()
  return (
    <>
      <Form.Item
        name={name}
        label="附件（选填）"
        extra={`照片（JPG、PNG、WEBP）或 PDF，每个不超过 10 MB，最多 ${maxAttachments} 个。`}
        valuePropName="fileList"
        getValueFromEvent={({ fileList }: { fileList: UploadedFile[] }) => fileList.map(explain)}
        validateTrigger="onSubmit"
        rules={[{ validator: async (_, files: UploadedFile[] = []) => requireUploaded(files) }]}
      >
        <Upload
          multiple
          maxCount={maxAttachments}
          accept={mediaTypes.join()}
          name="file"
          action="/api/attachments"
          listType="picture"
          beforeUpload={(file) => {
            const isTooLarge = file.size > maxUploadBytes
            setRefused(isTooLarge ? `“${file.name}”没有添加：${problemSentences.file_too_large}` : undefined)
            return isTooLarge ? Upload.LIST_IGNORE : true
          }}
          customRequest={(options, { defaultRequest }) =>
            defaultRequest({ ...options, headers: { authorization: `Bearer ${currentToken()}` } })
          }
          onChange={({ file }) => file.error?.status === 401 && expireDesk()}
        >
          <Button>选择文件</Button>
        </Upload>
      </Form.Item>
      {refused && <Alert type="error" showIcon role="alert" title={refused} />}
    </>
  )
}

/** A file that was not taken carries the server's sentence, which the list shows. */
function explain(file: UploadedFile): UploadedFile {
  if (file.status !== 'error') return file
  const problem: unknown = file.response
  const detail = typeof problem === 'object' && problem && 'detail' in problem ? String(problem.detail) : '没有传上，请删除后重新选择。'
  return { ...file, error: { ...file.error, statusText: detail, message: detail } }
}

function requireUploaded(files: UploadedFile[]): void {
  if (files.some(({ status }) => status === 'uploading')) throw new Error('附件还在上传，请稍等。')
  const failed = files.find(({ status }) => status === 'error')
  if (failed) throw new Error(`“${failed.name}”没有传上：${failed.error?.message ?? ''}请删除后再提交。`)
}
