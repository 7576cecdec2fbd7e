import { Card } from '../../../components/card'
import { ChoiceTiles } from '../../../components/choice-tiles'
import { Page } from '../../../components/page'
import { Tag } from '../../../components/tag'
import { Block, Text } from '../../../platform/elements'
import { changeSettings, textScales, useSettings } from '../../../settings'

const followed = 'followed'
const names = ['标准', '稍大', '大', '很大', '最大']
const sizes = [
  { value: followed, label: '跟随系统', text: '和微信或者浏览器里设置的一样大' },
  ...textScales.map((scale, index) => ({ value: String(scale), label: names[index] ?? '' })),
]

/** Size of text and 长辈版; every page follows at once, this one too. */
export default function SettingsPage() {
  const { elder, scale } = useSettings()
  return (
    <Page title="字号和长辈版">
      <Card title="预览">
        <Block className="item-head">
          <Text className="item-title">小区门口道路积水</Text>
          <Tag tone="active">受理</Tag>
        </Block>
        <Block className="item-text">住房和城乡建设局正在办理，会在期限内逐条书面答复您。</Block>
      </Card>
      <Card>
        <ChoiceTiles
          id="elder"
          legend="版面"
          value={elder ? 'elder' : 'usual'}
          options={[
            { value: 'usual', label: '标准版' },
            { value: 'elder', label: '长辈版', text: '字更大，按钮更大，内容不变' },
          ]}
          onChange={(version) => changeSettings({ elder: version === 'elder' })}
        />
        <ChoiceTiles
          id="scale"
          legend="字号"
          columns
          value={scale === null ? followed : String(scale)}
          options={sizes}
          onChange={(size) => changeSettings({ scale: textScales.find((one) => String(one) === size) ?? null })}
        />
      </Card>
      <Block className="card-note">选好马上生效，保存在这台设备上。</Block>
    </Page>
  )
}
