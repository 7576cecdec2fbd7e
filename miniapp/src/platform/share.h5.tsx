import { CopyButton } from '../components/copy-button'

interface Card {
  title: string
  url: string
}

/** A browser shares the address. */
export function useShareCard(_card: Card) {}

export function ShareButton({ url }: { url: string }) {
  return <CopyButton text={`${window.location.origin}/#${url}`} label="复制这一页的网址" />
}
