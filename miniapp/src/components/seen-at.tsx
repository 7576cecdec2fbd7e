import { formatInstant } from '../format'
import { Notice } from './notice'

/** What is in sight was loaded earlier. */
export function SeenAt({ at }: { at: string | undefined }) {
  if (!at) return null
  return <Notice tone="info">下面是{formatInstant(at)}看到的内容，可能已经有了新进展，联网后会自动更新。</Notice>
}
