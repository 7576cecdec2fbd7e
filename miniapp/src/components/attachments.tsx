import type { AttachmentView } from '@petition/shared/schemas/attachment'
import { absoluteUrl } from '../api/client'
import { formatSize } from '../format'
import { Block, Button, Picture, Text } from '../platform/elements'
import { openAttachment } from '../platform/files'

/** Photos and PDFs that the service keeps. */
export function Attachments({ items, nameOf = '材料' }: { items: AttachmentView[]; nameOf?: string }) {
  return (
    <Block as="ul" className="attachments">
      {items.map((item, index) => {
        const isPhoto = item.mediaType !== 'application/pdf'
        const name = `${nameOf}${index + 1}（${isPhoto ? '照片' : 'PDF'}，${formatSize(item.sizeBytes)}）`
        return (
          <Block as="li" key={item.id} className="attachment">
            {item.thumbnailUrl ? (
              <Picture className="thumbnail" src={absoluteUrl(item.thumbnailUrl)} label={name} />
            ) : (
              <Block className="thumbnail thumbnail-file">{isPhoto ? '照片' : 'PDF'}</Block>
            )}
            <Block className="attachment-body">
              <Text className="attachment-name">{name}</Text>
              {item.url ? (
                <Button
                  className="button button-small"
                  label={`打开${name}`}
                  onPress={() => void openAttachment(absoluteUrl(item.url ?? ''), isPhoto)}
                >
                  打开
                </Button>
              ) : null}
            </Block>
          </Block>
        )
      })}
    </Block>
  )
}
