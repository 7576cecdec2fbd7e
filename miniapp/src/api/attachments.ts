import type { AttachmentView } from '@petition/shared/schemas/attachment'
import { upload } from './client'

export const uploadAttachment = (file: { path: string; name: string }, idempotencyKey: string, onProgress: (percent: number) => void) =>
  upload<AttachmentView>('/api/attachments', file, idempotencyKey, onProgress)
