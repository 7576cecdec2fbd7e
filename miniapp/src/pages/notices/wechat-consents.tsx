import type { NoticeConsents } from '@petition/shared/schemas/notice'
import { useState } from 'react'
import { listNoticeConsents } from '../../api/notices'
import { useRemote } from '../../api/use-remote'
import { Disclosure } from '../../components/disclosure'
import { Facts } from '../../components/facts'
import { Block, Button } from '../../platform/elements'
import { usePullDown } from '../../platform/pull-down'
import { askNoticeConsent } from '../../platform/subscribe'

type Consent = NoticeConsents['items'][number]

function words({ type, remaining }: Consent) {
  if (remaining === null) return type === 'long' ? '有进展就会发' : '同意过几次就发几条'
  return remaining > 0 ? `还能发${remaining}条` : '暂时不会发'
}

/** WeChat asks the fewest first; kinds of one time and of all times must not be asked together. */
const toAsk = (items: Consent[]) =>
  items
    .filter(({ type }) => type === 'once')
    .sort((one, other) => (one.remaining ?? 0) - (other.remaining ?? 0))
    .map(({ templateId }) => templateId)

/** What WeChat may still send, in plain words, and one touch to let it send more. */
export function WechatConsents() {
  const consents = useRemote(listNoticeConsents)
  const [agreed, setAgreed] = useState<boolean>()
  const items = consents.data?.items ?? []
  usePullDown(consents.reload)

  // Asked before any waiting: WeChat allows it inside the touch alone.
  async function topUp() {
    setAgreed(await askNoticeConsent(toAsk(items)))
    await consents.reload()
  }
  // A courtesy beside the inbox: without an answer nothing is shown.
  if (items.length === 0) return null
  return (
    <Disclosure title="微信还会通知我吗">
      <Block className="card-note">您每同意一次，微信只能发一条。同意几次，就能收到几条。</Block>
      <Facts rows={items.map((consent) => [consent.title, words(consent)])} />
      {toAsk(items).length > 0 && agreed !== false ? (
        <Button className="button" onPress={() => void topUp()}>
          {agreed ? '再同意一次' : '同意微信再通知我'}
        </Button>
      ) : null}
      {agreed ? <Block className="card-note">好的，有新进展时微信会通知您。</Block> : null}
      {agreed === false ? (
        <Block className="card-note">没有打开也不要紧，消息都在这里。以后想打开：点右上角“…”，进入“设置”，在“通知管理”里允许接收。</Block>
      ) : null}
    </Disclosure>
  )
}
