import { DeskNoticePage, DeskNoticeView, ListDeskNotices, ReadNotices, UnreadCount } from '@petition/shared/schemas/notice'
import { Id } from '@petition/shared/schemas/text'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import * as z from 'zod/mini'
import type { Context } from '../context.ts'
import type { DeskNoticeRow } from '../db/desk-notices.ts'
import { deskWords } from '../domain/desk-words.ts'
import { needStaff } from '../plugins/auth.ts'
import { listDeskNotices } from '../usecases/notice/list-desk-notices.ts'
import { readAllDeskNotices } from '../usecases/notice/read-all-desk-notices.ts'
import { readDeskNotice } from '../usecases/notice/read-desk-notice.ts'

export const deskNoticeRoutes =
  (ctx: Context): FastifyPluginAsyncZod =>
  async (app) => {
    app.get('/desk-notices', { schema: { querystring: ListDeskNotices, response: { 200: DeskNoticePage } } }, async (request) => {
      const { rows, nextCursor, unread } = await listDeskNotices(ctx, needStaff(request), request.query)
      return { items: rows.map(viewDeskNotice), nextCursor, unread }
    })

    app.post('/desk-notices/read-all', { schema: { body: ReadNotices, response: { 200: UnreadCount } } }, async (request) => ({
      unread: await readAllDeskNotices(ctx, needStaff(request), new Date(request.body.until)),
    }))

    app.post('/desk-notices/:id/read', { schema: { params: z.object({ id: Id }), response: { 200: DeskNoticeView } } }, async (request) =>
      viewDeskNotice(await readDeskNotice(ctx, needStaff(request), request.params.id)),
    )
  }

function viewDeskNotice({ id, petitionId, subjectId, createdAt, readAt, told }: DeskNoticeRow): DeskNoticeView {
  return {
    id,
    kind: told.kind,
    ...deskWords(told),
    petitionId,
    petitionNumber: told.number,
    organisation: petitionId === null && subjectId !== null ? { id: subjectId, name: told.organisationName } : null,
    on: told.on,
    createdAt: createdAt.toISOString(),
    readAt: readAt?.toISOString() ?? null,
  }
}
