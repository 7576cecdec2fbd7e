import type { ReactNode } from 'react'
import { Block, Heading } from '../platform/elements'

export function Card({ title, children }: { title?: string; children: ReactNode }) {
  return (
    <Block as="section" className="card">
      {title ? (
        <Heading level={2} className="card-title">
          {title}
        </Heading>
      ) : null}
      {children}
    </Block>
  )
}
