import type { AttachmentView } from '@petition/shared/schemas/attachment'
import { Image } from 'antd'

/** Photos as thumbnails that open large, papers as links. The addresses are signed and short-lived. */
export function AttachmentList({ attachments }: { attachments: AttachmentView[] }) {
  if (attachments.length === 0) return null
  return (
    <Image.PreviewGroup>
      <div className="row attachments">
        {attachments.map((attachment, index) =>
          attachment.mediaType === 'application/pdf' ? (
            <a key={attachment.id} className="attachment-paper" href={attachment.url} target="_blank" rel="noreferrer">
              PDF 文件 {index + 1}
              <span className="quiet">{formatSize(attachment.sizeBytes)}</span>
              {attachment.caption && <span className="small">{attachment.caption}</span>}
            </a>
          ) : (
            <figure key={attachment.id} className="attachment-photo">
              <Image
                width={112}
                height={112}
                alt={`照片 ${index + 1}，${formatSize(attachment.sizeBytes)}，点开看大图`}
                src={attachment.thumbnailUrl ?? attachment.url ?? ''}
                preview={{ src: attachment.url ?? '' }}
              />
              {attachment.caption && <figcaption className="small">{attachment.caption}</figcaption>}
            </figure>
          ),
        )}
      </div>
    </Image.PreviewGroup>
  )
}

function formatSize(sizeBytes: number): string {
  return sizeBytes < 1024 * 1024 ? `${Math.ceil(sizeBytes / 1024)} KB` : `${(sizeBytes / 1024 / 1024).toFixed(1)} MB`
}
