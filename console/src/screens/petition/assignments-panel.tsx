import type { PetitionView } from '@petition/shared/schemas/petition'
import { assignmentRoleLabels, assignmentStatusLabels, proceedingKindLabels, routeLabels } from '@petition/shared/vocabulary/petition'
import { Tag } from 'antd'

type Assignment = PetitionView['assignments'][number]

/** Who sent the matter to whom, as the tree it is. */
export function AssignmentsPanel({ assignments }: { assignments: Assignment[] }) {
  if (assignments.length === 0) return null
  const ids = new Set(assignments.map(({ id }) => id))
  // The reader may see an assignment without its parent; such a one is a root to them.
  const roots = assignments.filter(({ parentId }) => !parentId || !ids.has(parentId))
  return (
    <section className="panel" aria-labelledby="assignments-title">
      <h2 id="assignments-title">流转</h2>
      <Branch branch={roots} all={assignments} />
    </section>
  )
}

function Branch({ branch, all }: { branch: Assignment[]; all: Assignment[] }) {
  if (branch.length === 0) return null
  return (
    <ul className="tree">
      {branch.map((assignment) => (
        <li key={assignment.id}>
          <Node assignment={assignment} />
          <Branch branch={all.filter(({ parentId }) => parentId === assignment.id)} all={all} />
        </li>
      ))}
    </ul>
  )
}

function Node({ assignment }: { assignment: Assignment }) {
  return (
    <div>
      <div className="row">
        <strong>{assignment.organisation.name}</strong>
        <Tag>{assignmentRoleLabels[assignment.role]}</Tag>
        {assignment.proceeding !== 'handling' && <Tag>{proceedingKindLabels[assignment.proceeding]}</Tag>}
        <Tag color="blue">{assignmentStatusLabels[assignment.status]}</Tag>
        {assignment.replyAwaitsApproval && <Tag color="warning">答复待签发</Tag>}
      </div>
      <div className="quiet small">
        {assignment.sender.name} {assignment.receivedOn} 转来
        {assignment.acceptedOn && `，${assignment.acceptedOn} 受理`}
        {assignment.route && `，${routeLabels[assignment.route]}`}
        {assignment.returns > 0 && `，退回过 ${assignment.returns} 次`}
        {assignment.recalls > 0 && `，被收回过 ${assignment.recalls} 次`}
      </div>
    </div>
  )
}
