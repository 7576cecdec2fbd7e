import { Fragment, type ReactNode } from 'react'

/** Short facts as a list of terms; what is empty is left out. */
export function Facts({ items }: { items: [term: string, fact: ReactNode][] }) {
  return (
    <dl className="facts">
      {items
        .filter(([, fact]) => fact !== null && fact !== undefined && fact !== '' && fact !== false)
        .map(([term, fact]) => (
          <Fragment key={term}>
            <dt>{term}</dt>
            <dd>{fact}</dd>
          </Fragment>
        ))}
    </dl>
  )
}
