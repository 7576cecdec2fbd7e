import type { PetitionView } from '@petition/shared/schemas/petition'
import { gradeLabels, ratingObjectLabels, ratingObjects, ratingStateLabels } from '@petition/shared/vocabulary/petition'
import { Fragment } from 'react'
import { formatAt } from '../../components/days.ts'

export function RatingsPanel({ petition: { ratings, ratingStates } }: { petition: PetitionView }) {
  return (
    <section className="panel" aria-labelledby="ratings-title">
      <h2 id="ratings-title">群众评价</h2>
      {ratingObjects.map((object) => (
        <Fragment key={object}>
          <div>
            {ratingObjectLabels[object]}：<span className="quiet">{ratingStateLabels[ratingStates[object]]}</span>
          </div>
          {ratings
            .filter((rating) => rating.object === object)
            .map((rating) => (
              <div key={rating.ratedAt} className="answer">
                <strong>{gradeLabels[rating.grade]}</strong>
                <span className="quiet small">
                  {' '}
                  {formatAt(rating.ratedAt)}
                  {!rating.counts && '，后续评价，不计入统计'}
                </span>
                {rating.reason && <p className="prose">{rating.reason}</p>}
                {rating.contacts.length > 0 && (
                  <details className="small">
                    <summary>首次评价以来的联系（{rating.contacts.length}）</summary>
                    <ul className="plain-list">
                      {rating.contacts.map((contact) => (
                        <li key={contact.sequence}>
                          {formatAt(contact.at)} {contact.summary}
                          {contact.text && <p className="prose">{contact.text}</p>}
                        </li>
                      ))}
                    </ul>
                  </details>
                )}
              </div>
            ))}
        </Fragment>
      ))}
    </section>
  )
}
