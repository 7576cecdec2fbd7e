import { Icon, type IconName } from '../../components/icon'
import { type Draft, isWritten } from '../../outbox/draft'
import { useDrafts } from '../../outbox/use-outbox'
import { pageUrls } from '../../page-urls'
import { Link, Text } from '../../platform/elements'

interface Told {
  icon: IconName
  isMeant: (draft: Draft) => boolean
  say: (count: number) => string
}

/** The first that holds is told: what was given back before what waits, what waits before what is unfinished. */
const told: Told[] = [
  { icon: 'alert', isMeant: ({ state }) => state === 'refused', say: (count) => `有${count}件没有提交成功，请看看要改什么` },
  { icon: 'upload', isMeant: ({ state }) => state === 'waiting', say: (count) => `有${count}件写好了在等网络，联网后自动提交` },
  { icon: 'pen', isMeant: (draft) => draft.state === 'writing' && isWritten(draft), say: (count) => `有${count}件没有写完，点这里接着写` },
]

/** What was written on this phone and is not with the service yet. */
export function Waiting() {
  const drafts = useDrafts()
  const first = told.find(({ isMeant }) => drafts.some(isMeant))
  if (!first) return null
  return (
    <Link className="waiting" to={pageUrls.drafts}>
      <Icon name={first.icon} />
      <Text className="waiting-text">{first.say(drafts.filter(first.isMeant).length)}</Text>
      <Icon name="chevron" />
    </Link>
  )
}
