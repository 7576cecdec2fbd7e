import { Block, Text } from '../platform/elements'
import { Icon, type IconName } from './icon'

const icons = { plain: 'info', active: 'clock', good: 'done', warning: 'alert', danger: 'alert' } as const

export type TagTone = keyof typeof icons

/** A state in a word, with a mark and a colour. */
export function Tag({ tone = 'plain', icon = icons[tone], children }: { tone?: TagTone; icon?: IconName; children: string }) {
  return (
    <Block className={`tag tag-${tone}`}>
      <Icon name={icon} />
      <Text>{children}</Text>
    </Block>
  )
}
