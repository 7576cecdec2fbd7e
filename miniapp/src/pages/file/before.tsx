import { Card } from '../../components/card'
import { ChoiceTiles } from '../../components/choice-tiles'
import { TextField } from '../../components/field'
import { Block } from '../../platform/elements'
import { fieldId } from './check-draft'
import type { SectionProps } from './section'

/** What was tried before: told to the bureau, never a reason to refuse. */
export function Before({ draft, change, errors }: SectionProps) {
  return (
    <Card>
      <ChoiceTiles
        id={fieldId('filedBefore')}
        legend="以前就同一件事信访过吗？"
        options={[
          { value: 'no', label: '没有' },
          { value: 'yes', label: '信访过' },
          { value: 'unknown', label: '记不清了' },
        ]}
        value={draft.filedBefore}
        onChange={(filedBefore) => change({ filedBefore })}
        error={errors.filedBefore}
      />
      {draft.filedBefore === 'yes' ? (
        <TextField
          id={fieldId('filedBefore.number')}
          label="以前的编号"
          optional
          hint="记得就写，可以帮助工作人员找到以前的材料。"
          value={draft.filedBeforeNumber}
          maxLength={20}
          onChange={(filedBeforeNumber) => change({ filedBeforeNumber })}
          error={errors['filedBefore.number']}
        />
      ) : null}
      <ChoiceTiles
        id={fieldId('atCourt')}
        legend="这件事在打官司、仲裁或行政复议吗？"
        options={[
          { value: 'no', label: '没有' },
          { value: 'pending', label: '正在进行' },
          { value: 'decided', label: '已经有结果' },
        ]}
        value={draft.atCourt}
        onChange={(atCourt) => change({ atCourt })}
        error={errors.atCourt}
      />
      <Block className="card-note">这两个问题可以不答，只是让工作人员更快了解情况，不会因此拒收。</Block>
    </Card>
  )
}
