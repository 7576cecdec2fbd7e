import { createHash } from 'node:crypto'
import type { Context } from '../../context.ts'
import { type AttachmentRow, countUnusedUploads, findAttachmentByKey, insertAttachment } from '../../db/attachments.ts'
import { newId } from '../../db/ids.ts'
import type { Actor } from '../../domain/actor.ts'
import { localDate } from '../../domain/calendar.ts'
import { Refusal } from '../../domain/errors.ts'
import { type FileRefusal, FileRefused } from '../../files/file-refused.ts'
import { readUpload, type Upload } from '../../files/uploads.ts'

const unusedPerHour = 60
const hourMs = 60 * 60 * 1000

const statuses: Record<FileRefusal, number> = {
  file_empty: 400,
  file_damaged: 400,
  image_too_large: 400,
  file_too_large: 413,
  file_type_unsupported: 415,
  file_heic: 415,
}
const extensions: Record<Upload['mediaType'], string> = {
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/webp': 'webp',
  'application/pdf': 'pdf',
}

/** Keeps a photo or a PDF until a filing or an act uses it; the same key and bytes answer the same row for ever. */
export async function uploadAttachment(ctx: Context, actor: Actor, sent: Buffer, idempotencyKey: string | null): Promise<AttachmentRow> {
  const sha256 = createHash('sha256').update(sent).digest('hex')
  const before = idempotencyKey && (await findAttachmentByKey(ctx.db, actor, idempotencyKey))
  if (before) return sameUpload(before, sha256)

  const now = ctx.now()
  if ((await countUnusedUploads(ctx.db, actor, new Date(now.getTime() - hourMs))) >= unusedPerHour) {
    throw new Refusal(429, 'too_many_requests', '您上传的文件太多了，请一小时后再试。')
  }
  const upload = await acceptedUpload(sent)
  const id = newId()
  const files = filesOf(id, localDate(now), upload)
  try {
    // The files come first: a row never points at nothing.
    for (const { key, bytes, mediaType } of files) await ctx.files.put(key, bytes, mediaType)
    const [original, thumbnail] = files
    const row = await insertAttachment(ctx.db, actor, {
      id,
      idempotencyKey,
      mediaType: upload.mediaType,
      sizeBytes: upload.sizeBytes,
      sha256,
      fileKey: original.key,
      thumbnailKey: thumbnail?.key ?? null,
      createdAt: now,
    })
    if (row) return row
  } catch (error) {
    await removeFiles(ctx, files)
    throw error
  }
  await removeFiles(ctx, files)
  const first = idempotencyKey && (await findAttachmentByKey(ctx.db, actor, idempotencyKey))
  if (!first) throw new Error('an upload was refused by the database and has no twin')
  return sameUpload(first, sha256)
}

function sameUpload(row: AttachmentRow, sha256: string): AttachmentRow {
  if (row.sha256 !== sha256) throw new Refusal(409, 'idempotency_conflict')
  return row
}

async function acceptedUpload(sent: Buffer): Promise<Upload> {
  try {
    return await readUpload(sent)
  } catch (error) {
    if (error instanceof FileRefused) throw new Refusal(statuses[error.code], error.code, error.message)
    throw error
  }
}

type NewFile = { key: string; bytes: Buffer; mediaType: string }

function filesOf(id: string, on: string, { mediaType, bytes, thumbnail }: Upload): [NewFile, ...NewFile[]] {
  const base = `attachments/${on.slice(0, 7)}/${id}`
  const original = { key: `${base}.${extensions[mediaType]}`, bytes, mediaType }
  return thumbnail ? [original, { key: `${base}.thumbnail.jpg`, bytes: thumbnail, mediaType: 'image/jpeg' }] : [original]
}

async function removeFiles(ctx: Context, files: NewFile[]) {
  for (const { key } of files) await ctx.files.remove(key)
}
