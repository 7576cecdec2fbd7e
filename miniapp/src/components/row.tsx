import { Block, Link } from '../platform/elements'
import { Icon, type IconName } from './icon'

interface Props {
  to: string
  title: string
  text?: string
  icon?: IconName
}

/** One line of a list that leads somewhere; several stand in a card of class `rows`. */
export function Row({ to, title, text, icon }: Props) {
  return (
    <Link className="row" to={to}>
      {icon ? <Icon name={icon} className="row-icon" /> : null}
      <Block className="row-words">
        <Block className="row-title">{title}</Block>
        {text ? <Block className="row-text">{text}</Block> : null}
      </Block>
      <Icon name="chevron" className="row-go" />
    </Link>
  )
}
