import { Card } from '../../components/card'
import { TextAreaField, TextField } from '../../components/field'
import { Block, Button } from '../../platform/elements'
import { fieldId } from './check-draft'
import type { SectionProps } from './section'
import { proposeTitle } from './title'
import { WayHint } from './way-hint'

/** What happened, in the person's own words; the title can come from them. */
export function What({ draft, change, errors }: SectionProps) {
  const isSuggestion = draft.kind === 'suggestion'
  const proposed = draft.title.trim() ? '' : proposeTitle(draft.body)
  return (
    <Block>
      <Card>
        <TextAreaField
          id={fieldId('body')}
          label={isSuggestion ? '建议的内容和理由' : '情况说明'}
          hint={
            isSuggestion
              ? '写明现在的情况、怎样改进。可以用输入法的语音输入。'
              : '写明时间、地点、经过，以及之前向谁反映过。不会打字可以用输入法的语音输入。'
          }
          value={draft.body}
          maxLength={5000}
          onChange={(body) => change({ body })}
          error={errors.body}
        />
        <TextField
          id={fieldId('title')}
          label="标题"
          hint="用一句话说清楚，4到50个字。"
          value={draft.title}
          maxLength={50}
          onChange={(title) => change({ title })}
          error={errors.title}
        />
        {proposed ? (
          <Button className="button button-wide" label={`用这句作标题：${proposed}`} onPress={() => change({ title: proposed })}>
            用这句作标题：“{proposed}”
          </Button>
        ) : null}
      </Card>
      {isSuggestion ? null : <WayHint draft={draft} />}
      <Block className="card-note">内容随时自动保存在这台设备上，关掉再打开还在。没有网络也可以写。</Block>
    </Block>
  )
}
