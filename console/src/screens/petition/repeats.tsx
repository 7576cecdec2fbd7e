import type { PetitionView } from '@petition/shared/schemas/petition'
import { petitionStatusLabels } from '@petition/shared/vocabulary/petition'
import { Alert } from 'antd'
import { Link } from 'react-router'

/** What is joined to this file has to be read with it; what is joined elsewhere goes on there. */
export function Repeats({ petition: { joinedTo, repeats } }: { petition: PetitionView }) {
  if (joinedTo) {
    return (
      <Alert
        type="info"
        showIcon
        title={
          <>
            已并入信访件<Link to={`/petitions/${joinedTo.id}`}>{joinedTo.number}</Link>，随该件办理（{petitionStatusLabels[joinedTo.status]}
            ）。
          </>
        }
      />
    )
  }
  if (repeats.length === 0) return null
  return (
    <Alert
      type="info"
      showIcon
      title={
        <>
          另有{repeats.length}件反映同一事项的信访件并入本件，办理时请一并阅看：
          {repeats.map(({ id, number }) => (
            <Link key={id} to={`/petitions/${id}`}>
              {number}{' '}
            </Link>
          ))}
        </>
      }
    />
  )
}
