import * as z from 'zod/mini'
import { deskNoticeKinds, noticeKinds } from '../vocabulary/notices.ts'
import { Cursor, Day, Id, Instant, Limit } from './text.ts'

export const NoticeView = z.object({
  id: Id,
  kind: z.enum(noticeKinds),
  title: z.string(),
  text: z.string(),
  petitionId: Id,
  petitionNumber: z.string(),
  createdAt: Instant,
  readAt: z.nullable(Instant),
})
export type NoticeView = z.infer<typeof NoticeView>

export const ListNotices = z.object({ cursor: z.optional(Cursor), limit: z._default(Limit, 20) })
export type ListNotices = z.infer<typeof ListNotices>
export const NoticePage = z.object({ items: z.array(NoticeView), nextCursor: z.nullable(z.string()), unread: z.number() })
export type NoticePage = z.infer<typeof NoticePage>

/** `GET /api/notices/templates`: which WeChat templates to ask consent for, at most three, one title each. */
export const NoticeTemplates = z.object({ templateIds: z.array(z.string()) })
export type NoticeTemplates = z.infer<typeof NoticeTemplates>

/** `GET /api/desk-notices`: what the reader's organisation is told; read by one colleague, it is read for the desk. */
export const DeskNoticeView = z.object({
  id: Id,
  kind: z.enum(deskNoticeKinds),
  title: z.string(),
  text: z.string(),
  /** Null where a whole organisation is meant. */
  petitionId: z.nullable(Id),
  petitionNumber: z.nullable(z.string()),
  /** The day it is about. */
  on: Day,
  createdAt: Instant,
  readAt: z.nullable(Instant),
})
export type DeskNoticeView = z.infer<typeof DeskNoticeView>
export const DeskNoticePage = z.object({ items: z.array(DeskNoticeView), nextCursor: z.nullable(z.string()), unread: z.number() })
export type DeskNoticePage = z.infer<typeof DeskNoticePage>
