import type { NoticePage, NoticeTemplates, NoticeView } from '@petition/shared/schemas/notice'
import { call } from './client'

export const listNotices = (cursor?: string, limit = 20) => call<NoticePage>('/api/notices', { query: { cursor, limit } })

export const readNotice = (id: string) => call<NoticeView>(`/api/notices/${id}/read`, { method: 'POST' })

export const listNoticeTemplates = () => call<NoticeTemplates>('/api/notices/templates')
