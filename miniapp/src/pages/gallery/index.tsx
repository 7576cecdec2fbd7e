import { ChoiceTiles } from '../../components/choice-tiles'
import { Page } from '../../components/page'
import { changeSettings, textScales, useSettings } from '../../settings'
import { Inputs } from './inputs'
import { Messages } from './messages'
import { Overlays } from './overlays'
import { Structure } from './structure'

/** Every component in all its states, for those who build pages; never part of what is shipped. */
export default function Gallery() {
  const { elder, scale } = useSettings()
  return (
    <Page title="组件">
      <ChoiceTiles
        id="elder"
        legend="显示"
        columns
        options={[
          { value: 'plain', label: '普通' },
          { value: 'elder', label: '长辈版' },
        ]}
        value={elder ? 'elder' : 'plain'}
        onChange={(value) => changeSettings({ elder: value === 'elder' })}
      />
      <ChoiceTiles
        id="scale"
        legend="文字大小"
        columns
        options={textScales.map((step) => ({ value: String(step), label: `${step}倍` }))}
        value={String(scale ?? 1)}
        onChange={(value) => changeSettings({ scale: textScales.find((step) => String(step) === value) ?? null })}
      />
      <Inputs />
      <Messages />
      <Structure />
      <Overlays />
    </Page>
  )
}
