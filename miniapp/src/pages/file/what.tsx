import { Card } from '../../components/card'
import { TextAreaField, TextField } from '../../components/field'
import { Block, Button } from '../../platform/elements'
import { fieldId } from './field-errors'
import type { SectionProps } from './section'

const maxRequests = 5

/** What happened and what is asked for, point by point. */
export function What({ draft, change, errors }: SectionProps) {
  const isSuggestion = draft.kind === 'suggestion'
  const setRequest = (index: number, text: string) =>
    change((old) => ({ requests: old.requests.map((request, at) => (at === index ? text : request)) }))
  return (
    <Block>
      <Card title={isSuggestion ? '您的建议' : '发生了什么'}>
        <TextField
          id={fieldId('title')}
          label="标题"
          hint="用一句话说清楚，4到50个字。"
          value={draft.title}
          maxLength={50}
          onChange={(title) => change({ title })}
          error={errors.title}
        />
        <TextAreaField
          id={fieldId('body')}
          label={isSuggestion ? '建议的内容和理由' : '情况说明'}
          hint={isSuggestion ? '写明现在的情况、怎样改进。' : '写明时间、地点、经过，以及之前向谁反映过。'}
          value={draft.body}
          maxLength={5000}
          onChange={(body) => change({ body })}
          error={errors.body}
        />
      </Card>
      <Card title={isSuggestion ? '具体建议' : '您的诉求'}>
        <Block className="card-note">
          {draft.kind === 'petition'
            ? '请一条一条写，最多5条。责任单位必须逐条答复。'
            : '可以一条一条写，最多5条，写了的会逐条答复；不写也可以。'}
        </Block>
        {draft.requests.map((request, index) => (
          <Block key={index}>
            <TextAreaField
              id={fieldId(`requests.${index}`)}
              label={`第${index + 1}条`}
              value={request}
              short
              maxLength={200}
              onChange={(text) => setRequest(index, text)}
              error={errors[`requests.${index}`]}
              optional={draft.kind !== 'petition' || index > 0}
            />
            {draft.requests.length > 1 ? (
              <Button
                className="button button-small"
                label={`删除第${index + 1}条`}
                onPress={() => change((old) => ({ requests: old.requests.filter((_, at) => at !== index) }))}
              >
                删除这一条
              </Button>
            ) : null}
          </Block>
        ))}
        {draft.requests.length < maxRequests ? (
          <Button className="button" onPress={() => change((old) => ({ requests: [...old.requests, ''] }))}>
            再加一条
          </Button>
        ) : null}
      </Card>
    </Block>
  )
}
