import type { PetitionView } from '@petition/shared/schemas/petition'
import { proposalKindLabels } from '@petition/shared/vocabulary/proposals'
import { Attachments } from '../../components/attachments'
import { Facts } from '../../components/facts'
import { formatDay } from '../../format'

interface Props {
  petition: PetitionView
  partId: string
}

/** What the act is about, in sight while one decides: the old and the proposed words, the proof, the mark, the body. */
export function Subject({ petition, partId }: Props) {
  const proposal = petition.proposals.find(({ id }) => id === partId)
  const task = petition.tasks.find(({ id }) => id === partId)
  const assignment = petition.assignments.find(({ id }) => id === partId)
  const request = petition.requests.find(({ id }) => id === (proposal ?? task)?.requestId)
  if (proposal)
    return (
      <Facts
        rows={[
          ['原来的诉求', request?.text],
          [proposal.kind === 'rewording' ? '建议改成' : proposalKindLabels[proposal.kind], proposal.text],
        ]}
      />
    )
  if (task)
    return (
      <>
        <Facts
          rows={[
            ['您的诉求', request?.text],
            ['答复', request?.answer],
            ['落实单位', task.organisation.name],
            ['落实期限', formatDay(task.dueOn)],
            ['单位说明', task.proof],
          ]}
        />
        {task.attachments.length > 0 ? <Attachments items={task.attachments} nameOf="落实材料" /> : null}
      </>
    )
  return assignment ? <Facts rows={[['办理单位', assignment.organisation.name]]} /> : null
}
