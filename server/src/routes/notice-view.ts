import type { NoticeView } from '@petition/shared/schemas/notice'
import type { NoticeRow } from '../db/notices.ts'
import { asksFor } from '../domain/notice-asks.ts'
import { noticeWords } from '../domain/notice-words.ts'

export function viewNotice({ id, petitionId, createdAt, readAt, told, asking }: NoticeRow): NoticeView {
  const { title, text } = noticeWords(told)
  return {
    id,
    kind: told.kind,
    title,
    text,
    petitionId,
    petitionNumber: told.number,
    asks: asksFor(asking),
    createdAt: createdAt.toISOString(),
    readAt: readAt?.toISOString() ?? null,
  }
}
