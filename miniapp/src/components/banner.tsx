import type { ReactNode } from 'react'
import { useOnline } from '../network'
import { Block } from '../platform/elements'
import { Icon, type IconName } from './icon'

/** One line above the page: something that goes on beside it. */
export function Banner({ icon, children }: { icon: IconName; children: ReactNode }) {
  return (
    <Block className="banner" live="status">
      <Icon name={icon} />
      <Block className="banner-text">{children}</Block>
    </Block>
  )
}

export function OfflineBanner() {
  if (useOnline()) return null
  return <Banner icon="offline">没有网络。您写的内容保存在本机，联网后可以继续。</Banner>
}
