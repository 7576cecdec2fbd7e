import type { PetitionView } from '@petition/shared/schemas/petition'
import { petitionKindLabels } from '@petition/shared/vocabulary/petition'
import { Form } from 'antd'
import { Fragment } from 'react'
import { findTraces } from './personal-traces.ts'

/** What everybody will read, with what may name somebody marked. */
export function PublicationPreview({ petition }: { petition: PetitionView }) {
  const title = Form.useWatch<string | undefined>('title') ?? ''
  const body = Form.useWatch<string | undefined>('body') ?? ''
  const answer = Form.useWatch<string | undefined>('answer') ?? ''
  const reply = petition.documents.findLast(({ kind }) => kind === 'reply')
  return (
    <section className="publication-preview" aria-label="公众将看到">
      <p className="quiet">公众将看到（标出的地方请再看一遍）：</p>
      <h3>
        <Marked text={title} />
      </h3>
      <p className="quiet">
        {petitionKindLabels[petition.kind]}，{petition.receivedOn} 来信
      </p>
      <p className="prose">
        <Marked text={body} />
      </p>
      <h3>{reply ? `${reply.organisation.name}的答复（${reply.issuedOn}）` : '答复'}</h3>
      <p className="prose">
        <Marked text={answer} />
      </p>
    </section>
  )
}

function Marked({ text }: { text: string }) {
  const traces = findTraces(text)
  return (
    <>
      {traces.map(({ kind, from, to }, index) => (
        <Fragment key={from}>
          {text.slice(traces[index - 1]?.to ?? 0, from)}
          <mark title={kind}>{text.slice(from, to)}</mark>
        </Fragment>
      ))}
      {text.slice(traces.at(-1)?.to ?? 0)}
    </>
  )
}
