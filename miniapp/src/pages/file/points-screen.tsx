import { useEffect } from 'react'
import { Card } from '../../components/card'
import { TextAreaField } from '../../components/field'
import { Notice } from '../../components/notice'
import { Block, Button } from '../../platform/elements'
import { fieldId } from './check-draft'
import { cutPoints } from './points'
import type { SectionProps } from './section'

const maxRequests = 5

/** What is asked for, point by point: proposed from the text where it asks, always the person's to change. */
export function Points({ draft, change, errors }: SectionProps) {
  const isPetition = draft.kind === 'petition'
  const found = cutPoints(draft.body)
  const isUntouched = !draft.pointsConfirmed && !draft.requests.some(Boolean)
  const proposed = isUntouched && found.length ? found : draft.requests
  const requests = proposed.length ? proposed : ['']

  useEffect(() => {
    if (!draft.pointsConfirmed) change({ pointsConfirmed: true, requests })
  }, [])

  const set = (index: number, text: string) => change({ requests: requests.map((request, at) => (at === index ? text : request)) })
  const isFound = requests.some((request) => found.includes(request))
  return (
    <Card>
      <Block className="card-note">
        {isPetition
          ? '您希望解决什么？一条写一件事，最多5条。责任单位必须逐条答复。'
          : '可以一条一条写，最多5条，写了的会逐条答复；不写也可以。'}
      </Block>
      {isFound ? <Notice tone="info">这几条是从您写的内容里找出来的，请看看对不对，可以修改、删除或再加。</Notice> : null}
      {requests.map((request, index) => (
        <Block key={index} className="point">
          <TextAreaField
            id={fieldId(`requests.${index}`)}
            label={`第${index + 1}条`}
            value={request}
            short
            maxLength={200}
            onChange={(text) => set(index, text)}
            error={errors[`requests.${index}`]}
            optional={!isPetition || index > 0}
          />
          {requests.length > 1 ? (
            <Button className="button button-small" onPress={() => change({ requests: requests.filter((_, at) => at !== index) })}>
              {`删除第${index + 1}条`}
            </Button>
          ) : null}
        </Block>
      ))}
      {requests.length < maxRequests ? (
        <Button className="button button-wide" onPress={() => change({ requests: [...requests, ''] })}>
          再加一条
        </Button>
      ) : null}
    </Card>
  )
}
