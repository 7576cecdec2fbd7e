import { Icon, type IconName } from '../../components/icon'
import { pageUrls } from '../../page-urls'
import { Block, Button, Link, Text } from '../../platform/elements'
import { changeSettings, useSettings } from '../../settings'

const services: { to: string; icon: IconName; name: string }[] = [
  { to: pageUrls.lookup, icon: 'search', name: '凭编号查询' },
  { to: pageUrls.way(), icon: 'compass', name: '该走哪条路' },
  { to: pageUrls.guide, icon: 'book', name: '办事指南' },
  { to: pageUrls.reception, icon: 'pin', name: '接待场所' },
  { to: pageUrls.published, icon: 'file', name: '公开的来信' },
  { to: pageUrls.data, icon: 'chart', name: '数据公开' },
]

/** What is open to everybody without a name. */
export function Services() {
  return (
    <Block className="card services">
      {services.map(({ to, icon, name }) => (
        <Link key={to} className="service" to={to}>
          <Icon name={icon} className="service-icon" />
          <Text>{name}</Text>
        </Link>
      ))}
    </Block>
  )
}

export function ElderSwitch() {
  const { elder } = useSettings()
  return (
    <Button className="button button-wide" onPress={() => changeSettings({ elder: !elder })}>
      <Icon name="text" />
      <Text>{elder ? '回到标准版' : '长辈版：字更大，按钮更大'}</Text>
    </Button>
  )
}
