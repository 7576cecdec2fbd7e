import type { PetitionKind } from '@petition/shared/vocabulary/petition'
import { Icon, type IconName } from '../../components/icon'
import { pageUrls } from '../../page-urls'
import { Block, Link } from '../../platform/elements'

const doors: { kind: PetitionKind; icon: IconName; title: string; text: string }[] = [
  { kind: 'petition', icon: 'pen', title: '我要信访', text: '反映问题、提出诉求，责任单位逐条书面答复' },
  { kind: 'mailbox', icon: 'mail', title: '市长信箱', text: '写信给市长，有关单位办理答复' },
  { kind: 'suggestion', icon: 'bulb', title: '人民建议', text: '为城市提建议，告知是否采纳' },
]

export function Doors() {
  return (
    <Block className="doors">
      {doors.map(({ kind, icon, title, text }, index) => (
        <Link
          key={kind}
          className={index === 0 ? 'door door-main' : 'door'}
          to={kind === 'mailbox' ? pageUrls.mailbox : pageUrls.file(kind)}
        >
          <Block className="door-mark">
            <Icon name={icon} />
          </Block>
          <Block className="door-words">
            <Block className="door-title">{title}</Block>
            <Block className="door-text">{text}</Block>
          </Block>
        </Link>
      ))}
    </Block>
  )
}
