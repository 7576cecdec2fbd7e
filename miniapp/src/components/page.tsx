import type { ReactNode } from 'react'
import { Block } from '../platform/elements'
import { PageHeader } from '../platform/page-header'

/** The frame of every page. The home page has no title of its own. */
export function Page({ title, children }: { title: string; children: ReactNode }) {
  return (
    <Block className="page">
      <PageHeader title={title} />
      <Block className="content">{children}</Block>
    </Block>
  )
}
