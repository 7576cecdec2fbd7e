import type { ReactNode } from 'react'
import { Block } from '../platform/elements'

/** Names and what belongs to them; rows without content are left out. */
export function Facts({ rows }: { rows: [name: string, content: ReactNode][] }) {
  return (
    <Block as="dl" className="facts">
      {rows.map(([name, content]) =>
        content === null || content === undefined || content === '' ? null : (
          <Block key={name} className="fact">
            <Block as="dt" className="fact-name">
              {name}
            </Block>
            <Block as="dd" className="fact-content">
              {content}
            </Block>
          </Block>
        ),
      )}
    </Block>
  )
}
