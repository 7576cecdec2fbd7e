import {
  ListNotices,
  NoticeConsents,
  NoticePage,
  NoticeTemplates,
  NoticeView,
  ReadNotices,
  UnreadCount,
} from '@petition/shared/schemas/notice'
import { Id } from '@petition/shared/schemas/text'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import * as z from 'zod/mini'
import type { Context } from '../context.ts'
import { needResident } from '../plugins/auth.ts'
import { listConsents } from '../usecases/notice/list-consents.ts'
import { listInbox } from '../usecases/notice/list-inbox.ts'
import { listTemplates } from '../usecases/notice/list-templates.ts'
import { readAllNotices } from '../usecases/notice/read-all-notices.ts'
import { readNotice } from '../usecases/notice/read-notice.ts'
import { viewNotice } from './notice-view.ts'

export const noticeRoutes =
  (ctx: Context): FastifyPluginAsyncZod =>
  async (app) => {
    app.get('/notices', { schema: { querystring: ListNotices, response: { 200: NoticePage } } }, async (request) => {
      const { rows, nextCursor, unread } = await listInbox(ctx, needResident(request), request.query)
      return { items: rows.map(viewNotice), nextCursor, unread }
    })

    app.post('/notices/:id/read', { schema: { params: z.object({ id: Id }), response: { 200: NoticeView } } }, async (request) =>
      viewNotice(await readNotice(ctx, needResident(request), request.params.id)),
    )

    app.post('/notices/read-all', { schema: { body: ReadNotices, response: { 200: UnreadCount } } }, async (request) => ({
      unread: await readAllNotices(ctx, needResident(request), new Date(request.body.until)),
    }))

    app.get('/notices/consents', { schema: { response: { 200: NoticeConsents } } }, async (request) => ({
      items: await listConsents(ctx, needResident(request)),
    }))

    app.get('/notices/templates', { schema: { response: { 200: NoticeTemplates } } }, async (request) => {
      needResident(request)
      return { templateIds: listTemplates(ctx) }
    })
  }
