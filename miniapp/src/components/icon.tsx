import { Mark } from '../platform/elements'

export type IconName =
  | 'alert'
  | 'bell'
  | 'book'
  | 'bulb'
  | 'camera'
  | 'chart'
  | 'check'
  | 'chevron'
  | 'clock'
  | 'close'
  | 'compass'
  | 'done'
  | 'file'
  | 'home'
  | 'info'
  | 'list'
  | 'lock'
  | 'mail'
  | 'offline'
  | 'pen'
  | 'person'
  | 'phone'
  | 'pin'
  | 'plus'
  | 'search'
  | 'shield'
  | 'star'
  | 'text'
  | 'upload'

/** A picture beside words, never instead of them: a screen reader passes it by. */
export function Icon({ name, className = '' }: { name: IconName; className?: string }) {
  return <Mark className={`icon icon-${name} ${className}`} />
}
