import type { PetitionView } from '@petition/shared/schemas/petition'
import { outcomeLabels, solvedGradeLabels } from '@petition/shared/vocabulary/petition'
import { Card } from '../../components/card'
import { Facts } from '../../components/facts'
import { Block, Heading, Text } from '../../platform/elements'

/** The points asked for, each with its answer. */
export function Points({ view }: { view: PetitionView }) {
  if (view.requests.length === 0) return null
  const answered = view.requests.some((request) => request.outcome !== null)
  return (
    <Card title={answered ? '逐条答复' : '您的诉求'}>
      {view.requests.map((request, index) => (
        <Block key={request.id} className="point">
          <Heading level={3} className="point-title">
            第{index + 1}条：{request.text}
          </Heading>
          {request.outcome ? (
            <>
              <Text className="tag">{outcomeLabels[request.outcome]}</Text>
              <Facts
                rows={[
                  ['答复', request.answer],
                  ['依据', request.basis],
                  ['您的评价', request.solved && solvedGradeLabels[request.solved]],
                ]}
              />
            </>
          ) : (
            <Block className="card-note">还没有答复</Block>
          )}
        </Block>
      ))}
    </Card>
  )
}
