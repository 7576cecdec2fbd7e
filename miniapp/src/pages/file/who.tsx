import { Card } from '../../components/card'
import { ChoiceGroup } from '../../components/choice-group'
import { TextField } from '../../components/field'
import { Block } from '../../platform/elements'
import { fieldId } from './field-errors'
import type { SectionProps } from './section'

/** Who files; remembered for the next time. */
export function Who({ draft, change, errors }: SectionProps) {
  const isPerson = draft.petitionerType === 'person'
  return (
    <Card title="您是谁">
      <Block className="card-note">
        信访事项应载明姓名（名称）和住址（《信访工作条例》第十九条），电话用来告诉您办理情况。加密保存，下次自动填好。
      </Block>
      <ChoiceGroup
        id={fieldId('petitioner.type')}
        legend="以谁的名义"
        options={[
          { value: 'person', label: '个人' },
          { value: 'organisation', label: '单位或组织' },
        ]}
        value={draft.petitionerType}
        onChange={(petitionerType) => change({ petitionerType })}
      />
      <TextField
        id={fieldId('petitioner.name')}
        label={isPerson ? '姓名' : '单位名称'}
        value={draft.name}
        maxLength={60}
        onChange={(name) => change({ name })}
        error={errors['petitioner.name']}
      />
      <TextField
        id={fieldId('petitioner.phone')}
        label="联系电话"
        kind="phone"
        value={draft.phone}
        maxLength={20}
        onChange={(phone) => change({ phone })}
        error={errors['petitioner.phone']}
      />
      <TextField
        id={fieldId('petitioner.address')}
        label={isPerson ? '住址' : '单位地址'}
        value={draft.address}
        maxLength={200}
        onChange={(address) => change({ address })}
        error={errors['petitioner.address']}
      />
    </Card>
  )
}
