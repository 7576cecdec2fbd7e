import { Card } from '../../components/card'
import { ChoiceTiles } from '../../components/choice-tiles'
import { TextField } from '../../components/field'
import { Notice } from '../../components/notice'
import { fieldId } from './check-draft'
import type { SectionProps } from './section'

/** Whether a person's conduct is concerned: asked at filing, because such a matter is sealed from the first second. */
export function Conduct({ draft, change, errors }: SectionProps) {
  return (
    <Card>
      <ChoiceTiles
        id={fieldId('aboutConduct')}
        legend="您是要检举控告某个人或某个单位吗？"
        options={[
          { value: 'no', label: '不是' },
          { value: 'yes', label: '是，反映公职人员或单位的违纪违法问题' },
        ]}
        value={draft.aboutConduct ? 'yes' : 'no'}
        onChange={(answer) => change({ aboutConduct: answer === 'yes' })}
        error={errors.aboutConduct}
      />
      {draft.aboutConduct ? (
        <>
          <Notice tone="info">
            选择“是”后，这件事从提交起就密封：只有信访局和纪检监察机关指定的人员能看到，被反映的人和单位看不到；短信、微信消息和查询页面也不显示标题和内容。这类事项由有权机关依规依纪依法处理，不参加满意度评价。
          </Notice>
          <TextField
            id={fieldId('accused.name')}
            label="被反映人姓名"
            hint="姓名和单位至少填写一项，便于办理时回避。"
            value={draft.accusedName}
            maxLength={60}
            onChange={(accusedName) => change({ accusedName })}
            error={errors['accused.name']}
          />
          <TextField
            id={fieldId('accused.unit')}
            label="被反映人单位"
            value={draft.accusedUnit}
            maxLength={100}
            onChange={(accusedUnit) => change({ accusedUnit })}
            error={errors['accused.unit']}
          />
        </>
      ) : null}
    </Card>
  )
}
