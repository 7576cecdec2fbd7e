import { useDidShow } from '@tarojs/taro'
import { pageUrls } from '../page-urls'
import { Block, Mark, Nav, NavLink, Text } from '../platform/elements'
import { refreshUnread, useUnread } from '../unread'
import { Icon, type IconName } from './icon'

export type Tab = 'home' | 'petitions' | 'notices' | 'me'

const tabs: { tab: Tab; text: string; icon: IconName }[] = [
  { tab: 'home', text: '首页', icon: 'home' },
  { tab: 'petitions', text: '我的信访', icon: 'list' },
  { tab: 'notices', text: '消息', icon: 'bell' },
  { tab: 'me', text: '我的', icon: 'person' },
]

/** The four places of the app: below on a phone, above on a desk. */
export function TabBar({ open }: { open?: Tab }) {
  const unread = useUnread()
  useDidShow(refreshUnread)
  return (
    <Nav className="tabs" label="主要栏目">
      <Block className="tabs-brand">淮北信访</Block>
      {tabs.map(({ tab, text, icon }) => {
        const count = tab === 'notices' && unread > 0 ? unread : undefined
        return (
          <NavLink
            key={tab}
            className={tab === open ? 'tab tab-open' : 'tab'}
            to={pageUrls[tab]}
            open={tab === open}
            label={count ? `${text}（${count}条未读）` : text}
          >
            <Icon name={icon} className="tab-icon" />
            <Text className="tab-text">{text}</Text>
            {count ? <Text className="unseen">{`（${count}条未读）`}</Text> : null}
            {count ? <Mark className="tab-badge">{count > 99 ? '99+' : String(count)}</Mark> : null}
          </NavLink>
        )
      })}
    </Nav>
  )
}
