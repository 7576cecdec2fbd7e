import type { Region } from '../../api/regions'
import { Card } from '../../components/card'
import { SelectField, TextField } from '../../components/field'
import { Notice } from '../../components/notice'
import { Block, Button } from '../../platform/elements'
import { choosePlace } from '../../platform/location'
import { fieldId } from './check-draft'
import type { SectionProps } from './section'
import { type Regions, regionOf } from './use-regions'

const optionsOf = (regions: Region[], fits: (region: Region) => boolean) =>
  regions.filter(fits).map(({ code, name }) => ({ value: code, label: name }))

/** Where it happened: picked from the list, pointed at on WeChat's map, or typed; never found out. */
export function Where({ draft, change, errors, regions }: SectionProps & { regions: Regions }) {
  async function point() {
    const place = await choosePlace?.()
    if (!place) return
    const { name, address, longitude, latitude } = place
    change({ placeText: [address, name].filter(Boolean).join(' ').slice(0, 200), longitude, latitude, ...regionOf(address, regions.all) })
  }

  return (
    <Card>
      {regions.isUnknown ? (
        <Notice tone="warning">
          现在没有网络，县区列表还没有下载。可以先写具体地点，接着往下填，联网后再选县区。
          <Button className="button button-small" onPress={regions.reload}>
            重试
          </Button>
        </Notice>
      ) : null}
      <SelectField
        id={fieldId('regionCode')}
        label="县区"
        value={draft.countyCode}
        options={optionsOf(regions.all, (region) => region.level === 'county')}
        placeholder="请选择县区"
        onChange={(countyCode) => change({ countyCode, townCode: '' })}
        error={errors.regionCode}
      />
      {draft.countyCode ? (
        <SelectField
          id="field-town"
          label="乡镇、街道"
          optional
          value={draft.townCode}
          options={optionsOf(regions.all, (region) => region.parentCode === draft.countyCode)}
          placeholder="请选择乡镇、街道"
          onChange={(townCode) => change({ townCode })}
        />
      ) : null}
      <TextField
        id={fieldId('place')}
        label="具体地点"
        optional
        hint="例如小区、路口、村组。"
        value={draft.placeText}
        maxLength={200}
        onChange={(placeText) => change({ placeText, longitude: null, latitude: null })}
        error={errors.place}
      />
      {choosePlace ? (
        <Block>
          <Button className="button button-wide" onPress={() => void point()}>
            在地图上选地点
          </Button>
          <Block className="field-hint">只在您点选时使用地图，不会记录您的位置。不用地图也可以。</Block>
        </Block>
      ) : null}
    </Card>
  )
}
