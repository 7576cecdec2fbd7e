import type { PetitionView } from '@petition/shared/schemas/petition'
import { Attachments } from '../../components/attachments'
import { Card } from '../../components/card'
import { formatDay } from '../../format'
import { Block, Heading } from '../../platform/elements'

/** The official papers (文书) handed to the person. */
export function Papers({ documents }: { documents: PetitionView['documents'] }) {
  if (documents.length === 0) return null
  return (
    <Card title="文书">
      {documents.map((document) => (
        <Block key={document.id} className="point">
          <Heading level={3} className="point-title">
            {document.title}
          </Heading>
          <Block className="item-line">
            {document.organisation.name}，{formatDay(document.issuedOn)}
            {document.deliveredOn ? `，${formatDay(document.deliveredOn)}送达` : ''}
          </Block>
          {/* The answer stands above, point by point. */}
          {document.text && document.kind !== 'reply' ? <Block className="step-text">{document.text}</Block> : null}
          {document.attachments.length > 0 && document.kind !== 'reply' ? <Attachments items={document.attachments} nameOf="附件" /> : null}
        </Block>
      ))}
    </Card>
  )
}
