import type { ReactNode } from 'react'
import { Block } from '../platform/elements'
import { PageHeader } from '../platform/page-header'
import { PrivacySheet } from '../platform/privacy-sheet'
import { tabsEverywhere } from '../platform/tabs'
import { textScaleOf, useSettings } from '../settings'
import { OfflineBanner } from './banner'
import { type Tab, TabBar } from './tab-bar'
import { ToastHost } from './toast-host'

interface Props {
  /** The home page has no title of its own. */
  title: string
  /** Which of the four places of the bar this is. */
  tab?: Tab
  /** What stays in reach at the foot while the page is scrolled: the main buttons, instead of the bar. */
  footer?: ReactNode
  children: ReactNode
}

/** The frame of every page: its bars, the reader's size of text, and what may come in front of it. */
export function Page({ title, tab, footer, children }: Props) {
  const settings = useSettings()
  const scale = Math.round(textScaleOf(settings) * 100)
  const hasTabs = !footer && (tabsEverywhere || tab !== undefined)
  const classes = ['page', `page-scale-${scale}`, settings.elder && 'page-elder', hasTabs && 'page-tabs', footer && 'page-footed']
  return (
    <Block className={classes.filter(Boolean).join(' ')}>
      {hasTabs ? <TabBar open={tab} /> : null}
      <PageHeader title={title} isPlace={tab !== undefined} />
      <OfflineBanner />
      <Block as="main" className="content">
        {children}
      </Block>
      {footer ? <Block className="footer">{footer}</Block> : null}
      <ToastHost />
      <PrivacySheet />
    </Block>
  )
}
