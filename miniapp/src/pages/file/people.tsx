import { Card } from '../../components/card'
import { ChoiceTiles } from '../../components/choice-tiles'
import { TextField } from '../../components/field'
import type { DraftSignatory } from '../../outbox/draft'
import { isJoint } from '../../outbox/submission'
import { Block, Button, Choice } from '../../platform/elements'
import { fieldId } from './check-draft'
import type { SectionProps } from './section'

const maxSignatories = 200
const nobody: DraftSignatory = { name: '', phone: '', representative: false }

/** How many people are concerned, and who signs with the petitioner. */
export function People({ draft, change, errors }: SectionProps) {
  const { signatories } = draft
  const isMany = isJoint(draft) || draft.peopleCount === ''
  const set = (index: number, part: Partial<DraftSignatory>) =>
    change({ signatories: signatories.map((one, at) => (at === index ? { ...one, ...part } : one)) })
  return (
    <Card>
      <ChoiceTiles
        id="field-people"
        legend="这件事涉及几个人？"
        options={[
          { value: 'one', label: '只有我（我家）' },
          { value: 'many', label: '还有别人，一起反映' },
        ]}
        value={isMany ? 'many' : 'one'}
        onChange={(answer) => change({ peopleCount: answer === 'one' ? '1' : '' })}
      />
      {isMany ? (
        <Block>
          <TextField
            id={fieldId('peopleCount')}
            label="一共几个人"
            kind="code"
            hint="包括您自己。"
            value={draft.peopleCount}
            maxLength={6}
            onChange={(peopleCount) => change({ peopleCount })}
            error={errors.peopleCount}
          />
          {signatories.map((one, index) => (
            <Signatory
              key={index}
              index={index}
              one={one}
              errors={errors}
              onChange={(part) => set(index, part)}
              onRemove={() => change({ signatories: signatories.filter((_, at) => at !== index) })}
            />
          ))}
          {signatories.length < maxSignatories ? (
            <Button className="button button-wide" onPress={() => change({ signatories: [...signatories, nobody] })}>
              {signatories.length ? '再加一位' : '填写联名人或代表（选填）'}
            </Button>
          ) : null}
        </Block>
      ) : null}
    </Card>
  )
}

interface SignatoryProps {
  index: number
  one: DraftSignatory
  errors: SectionProps['errors']
  onChange: (part: Partial<DraftSignatory>) => void
  onRemove: () => void
}

function Signatory({ index, one, errors, onChange, onRemove }: SignatoryProps) {
  const who = `第${index + 1}位`
  return (
    <Block className="point">
      <TextField
        id={fieldId(`signatories.${index}.name`)}
        label={`${who}姓名`}
        value={one.name}
        maxLength={60}
        onChange={(name) => onChange({ name })}
        error={errors[`signatories.${index}.name`]}
      />
      <TextField
        id={fieldId(`signatories.${index}.phone`)}
        label={`${who}电话`}
        optional
        kind="phone"
        value={one.phone}
        maxLength={20}
        onChange={(phone) => onChange({ phone })}
        error={errors[`signatories.${index}.phone`]}
      />
      <Choice
        type="checkbox"
        name={`representative-${index}`}
        label={`${who}是代表`}
        checked={one.representative}
        onChange={(representative) => onChange({ representative })}
      >
        是代表，可以替大家联系
      </Choice>
      <Button className="button button-small" onPress={onRemove}>
        {`删除${who}`}
      </Button>
    </Block>
  )
}
