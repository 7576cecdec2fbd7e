import type { NoticeConsents, NoticePage, NoticeTemplates, NoticeView, UnreadCount } from '@petition/shared/schemas/notice'
import { call } from './client'

export const listNotices = (cursor?: string, limit = 20) => call<NoticePage>('/api/notices', { query: { cursor, limit } })

export const readNotice = (id: string) => call<NoticeView>(`/api/notices/${id}/read`, { method: 'POST' })

export const listNoticeTemplates = () => call<NoticeTemplates>('/api/notices/templates')

/** How many messages WeChat may still send, per template. */
export const listNoticeConsents = () => call<NoticeConsents>('/api/notices/consents')

/** Everything up to the newest one that was in sight. */
export const readAllNotices = (until: string) => call<UnreadCount>('/api/notices/read-all', { method: 'POST', body: { until } })
