import type { NoticeView } from '@petition/shared/schemas/notice'
import { actLabels } from '@petition/shared/vocabulary/acts'
import { Tag } from '../../components/tag'
import { nameOfDay, todayInChina } from '../../days'
import { chinaDay, formatTime } from '../../format'
import { Block, Button, Heading, Text } from '../../platform/elements'

interface Props {
  items: NoticeView[]
  /** What stands above the first of them. */
  after?: NoticeView
  onOpen: (notice: NoticeView) => void
}

/** Notices under the day they came, each a single touch. */
export function Days({ items, after, onOpen }: Props) {
  const dayOf = (notice?: NoticeView) => notice && chinaDay(notice.createdAt)
  return (
    <Block>
      {items.map((notice, index) => (
        <Block key={notice.id}>
          {dayOf(notice) === dayOf(items[index - 1] ?? after) ? null : (
            <Heading level={2} className="day">
              {nameOfDay(chinaDay(notice.createdAt), todayInChina())}
            </Heading>
          )}
          <Button className="told" onPress={() => onOpen(notice)}>
            <Text className="told-title">{notice.title}</Text>
            {notice.readAt ? null : (
              <Tag tone="active" icon="bell">
                未读
              </Tag>
            )}
            <Text className="told-text">{notice.text}</Text>
            {notice.asks ? <Text className="told-call">{`请您${actLabels[notice.asks.act]} ›`}</Text> : null}
            <Text className="told-time">{formatTime(notice.createdAt)}</Text>
          </Button>
        </Block>
      ))}
    </Block>
  )
}
