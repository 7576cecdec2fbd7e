import { listRegions, type Region } from '../../api/regions'
import { useRemote } from '../../api/use-remote'
import { Card } from '../../components/card'
import { SelectField, TextField } from '../../components/field'
import { ProblemNotice } from '../../components/problem-notice'
import { fieldId } from './field-errors'
import type { SectionProps } from './section'

const optionsOf = (regions: Region[], fits: (region: Region) => boolean) =>
  regions.filter(fits).map(({ code, name }) => ({ value: code, label: name }))

/** Where it happened, by the national codes; the exact place is typed, never taken from a map. */
export function Where({ draft, change, errors }: SectionProps) {
  const regions = useRemote(listRegions)
  const all = regions.data ?? []
  return (
    <Card title="事情发生在哪里">
      {regions.problem ? <ProblemNotice problem={regions.problem} onRetry={() => void regions.reload()} /> : null}
      <SelectField
        id={fieldId('regionCode')}
        label="县区"
        value={draft.countyCode}
        options={optionsOf(all, (region) => region.level === 'county')}
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
          options={optionsOf(all, (region) => region.parentCode === draft.countyCode)}
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
        onChange={(placeText) => change({ placeText })}
        error={errors.place}
      />
    </Card>
  )
}
