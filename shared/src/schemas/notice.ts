import * as z from 'zod/mini'
import { acts } from '../vocabulary/acts.ts'
import { deskNoticeKinds, noticeKinds } from '../vocabulary/notices.ts'
import { OrganisationRef } from './petition.ts'
import { Cursor, Day, Id, Instant, Limit } from './text.ts'

export const NoticeView = z.object({
  id: Id,
  kind: z.enum(noticeKinds),
  title: z.string(),
  text: z.string(),
  petitionId: Id,
  petitionNumber: z.string(),
  /** The act it asks for, and the proposal or task that it is about, as long as it waits; null where there is only something to read. */
  asks: z.nullable(z.object({ act: z.enum(acts), partId: z.nullable(Id) })),
  createdAt: Instant,
  readAt: z.nullable(Instant),
})
export type NoticeView = z.infer<typeof NoticeView>

export const ListNotices = z.object({ cursor: z.optional(Cursor), limit: z._default(Limit, 20) })
export type ListNotices = z.infer<typeof ListNotices>
export const NoticePage = z.object({ items: z.array(NoticeView), nextCursor: z.nullable(z.string()), unread: z.number() })
export type NoticePage = z.infer<typeof NoticePage>

/** `POST /api/notices/read-all`: up to the newest one that was seen, so that what came meanwhile stays unread. */
export const ReadNotices = z.object({ until: Instant })
export type ReadNotices = z.infer<typeof ReadNotices>
export const UnreadCount = z.object({ unread: z.number() })
export type UnreadCount = z.infer<typeof UnreadCount>

/** `GET /api/notices/templates`: which WeChat templates to ask consent for, at most three, one title each. */
export const NoticeTemplates = z.object({ templateIds: z.array(z.string()) })
export type NoticeTemplates = z.infer<typeof NoticeTemplates>

/** `GET /api/notices/consents`: how many messages WeChat may still send to this person, per template. */
export const NoticeConsents = z.object({
  items: z.array(
    z.object({
      templateId: z.string(),
      title: z.string(),
      kinds: z.array(z.enum(noticeKinds)),
      /** `once`: each consent is one message; `long`: one consent is for all. */
      type: z.enum(['once', 'long']),
      /** Null where it is not known, or not counted. */
      remaining: z.nullable(z.number()),
    }),
  ),
})
export type NoticeConsents = z.infer<typeof NoticeConsents>

/** `GET /api/desk-notices`: what the reader's organisation is told; read by one colleague, it is read for the desk. */
export const DeskNoticeView = z.object({
  id: Id,
  kind: z.enum(deskNoticeKinds),
  title: z.string(),
  text: z.string(),
  /** Null where a whole organisation is meant. */
  petitionId: z.nullable(Id),
  petitionNumber: z.nullable(z.string()),
  /** Whom it is about, where a whole organisation is meant. */
  organisation: z.nullable(OrganisationRef),
  /** The day it is about. */
  on: Day,
  createdAt: Instant,
  readAt: z.nullable(Instant),
})
export type DeskNoticeView = z.infer<typeof DeskNoticeView>
export const ListDeskNotices = z.extend(ListNotices, { only: z.optional(z.enum(['unread'], '没有这种筛选。')) })
export type ListDeskNotices = z.infer<typeof ListDeskNotices>
export const DeskNoticePage = z.object({ items: z.array(DeskNoticeView), nextCursor: z.nullable(z.string()), unread: z.number() })
export type DeskNoticePage = z.infer<typeof DeskNoticePage>
