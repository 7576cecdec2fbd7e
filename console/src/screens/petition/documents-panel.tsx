import type { PetitionView } from '@petition/shared/schemas/petition'
import { AttachmentList } from '../../components/attachment-list.tsx'

/** The papers put into the petitioner's hands. */
export function DocumentsPanel({ petition: { documents, timeline } }: { petition: PetitionView }) {
  if (documents.length === 0) return null
  return (
    <section className="panel" aria-labelledby="documents-title">
      <h2 id="documents-title">文书</h2>
      {documents.map((document) => (
        <details key={document.id} className="document">
          <summary>
            <strong>{document.title}</strong>
            <span className="quiet">
              {' '}
              {document.organisation.name}，{document.issuedOn}，{document.deliveredOn ? `${document.deliveredOn} 送达` : '尚未送达'}
            </span>
          </summary>
          <p className="prose">{document.text ?? '正文不对本单位公开。'}</p>
          {document.kind === 'procedural-notice' &&
            timeline
              .filter(({ kind, organisation }) => kind === 'procedure-result' && organisation?.id === document.organisation.id)
              .map((result) => (
                <div key={result.sequence} className="answer">
                  <strong>{result.on} 程序结果</strong>
                  <p className="prose">{result.text}</p>
                </div>
              ))}
          <AttachmentList attachments={document.attachments} />
        </details>
      ))}
    </section>
  )
}
