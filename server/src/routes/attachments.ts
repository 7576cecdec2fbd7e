import multipart, { type MultipartFile } from '@fastify/multipart'
import { AttachmentView } from '@petition/shared/schemas/attachment'
import { Id } from '@petition/shared/schemas/text'
import { maxUploadBytes } from '@petition/shared/vocabulary/attachments'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import * as z from 'zod/mini'
import type { Context } from '../context.ts'
import { invalidField, Refusal } from '../domain/errors.ts'
import { needActor } from '../plugins/auth.ts'
import { type OpenedFile, openAttachment, openSignedAttachment } from '../usecases/attachment/open-attachment.ts'
import { uploadAttachment } from '../usecases/attachment/upload-attachment.ts'
import { viewAttachment } from './attachment-view.ts'
import { idempotencyKey } from './headers.ts'

const OpenAttachment = z
  .object({
    variant: z._default(z.enum(['original', 'thumbnail'], '没有这种图片。'), 'original'),
    expires: z.optional(z.string().check(z.regex(/^\d{1,12}$/, '这个链接不完整，请刷新页面后再打开。'))),
    signature: z.optional(z.string().check(z.maxLength(100, '这个链接不完整，请刷新页面后再打开。'))),
  })
  .check(
    z.refine(({ expires, signature }) => (expires === undefined) === (signature === undefined), '这个链接不完整，请刷新页面后再打开。'),
  )

export const attachmentRoutes =
  (ctx: Context): FastifyPluginAsyncZod =>
  async (app) => {
    await app.register(multipart, { limits: { fileSize: maxUploadBytes, files: 1, fields: 5, parts: 6, fieldSize: 1024, headerPairs: 20 } })

    app.post(
      '/attachments',
      { schema: { consumes: ['multipart/form-data'], response: { 201: AttachmentView } } },
      async (request, reply) => {
        const actor = needActor(request)
        const sent = await readFile(request)
        const row = await uploadAttachment(ctx, actor, sent, idempotencyKey(request))
        return reply.code(201).send(viewAttachment(ctx, row))
      },
    )

    app.get('/attachments/:id', { schema: { params: z.object({ id: Id }), querystring: OpenAttachment } }, async (request, reply) => {
      const { id } = request.params
      const { variant, expires, signature } = request.query
      if (expires !== undefined && signature !== undefined) {
        return sendFile(reply, await openSignedAttachment(ctx, id, { variant, expires, signature }))
      }
      return sendFile(reply, await openAttachment(ctx, needActor(request), id, variant))
    })
  }

async function readFile(request: FastifyRequest): Promise<Buffer> {
  if (!request.isMultipart()) throw new Refusal(415, 'unsupported_media_type')
  const parts = request.files()
  const part = await nextFile(parts)
  if (part?.fieldname !== 'file') throw invalidField('file', '请选择要上传的文件。')
  const sent = await wellFormed(part.toBuffer())
  // A file that reaches the limit with its last piece is cut off in silence.
  if (part.file.truncated) throw new Refusal(413, 'file_too_large')
  // Read to its end before anything is kept: a second file is over the limit.
  await nextFile(parts)
  return sent
}

async function nextFile(parts: AsyncIterableIterator<MultipartFile>): Promise<MultipartFile | undefined> {
  const { value, done } = await wellFormed(parts.next())
  return done ? undefined : value
}

/** What the parser finds wrong with a body comes as an error without a status. */
async function wellFormed<Read>(reading: Promise<Read>): Promise<Read> {
  try {
    return await reading
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'FST_FILES_LIMIT')
      throw invalidField('file', '一次只能上传一个文件，请一个一个上传。', 'one_file_only')
    if (error instanceof Error && 'statusCode' in error) throw error
    throw new Refusal(400, 'malformed_body')
  }
}

function sendFile(reply: FastifyReply, { stream, sizeBytes, mediaType }: OpenedFile) {
  // A PDF can hold scripts, so it is saved, never shown inside our own pages.
  if (mediaType === 'application/pdf') reply.header('content-disposition', 'attachment; filename="attachment.pdf"')
  return reply
    .header('content-type', mediaType)
    .header('content-length', sizeBytes)
    .header('x-content-type-options', 'nosniff')
    .header('cache-control', 'private, max-age=300')
    .send(stream)
}
