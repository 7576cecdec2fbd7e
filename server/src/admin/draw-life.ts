/** `npm run docs:life`: the steps of a petition's life as pictures and a table, drawn from the rules themselves. */
import { writeFile } from 'node:fs/promises'
import { actLabels } from '@petition/shared/vocabulary/acts'
import {
  type AssignmentStatus,
  assignmentStatuses,
  assignmentStatusLabels,
  petitionStatuses,
  petitionStatusLabels,
} from '@petition/shared/vocabulary/petition'
import { proposalKindLabels, proposalKinds, proposalStatuses, proposalStatusLabels } from '@petition/shared/vocabulary/proposals'
import { taskKindLabels, taskKinds, taskStatuses, taskStatusLabels } from '@petition/shared/vocabulary/tasks'
import { STEPS } from '../domain/petition/lifecycle.ts'
import { type AssignmentState, projectStatus } from '../domain/petition/matter.ts'
import type { Relation, Step } from '../domain/petition/step.ts'

export const lifeFile = new URL('../../../docs/life.md', import.meta.url)

const relationLabels: Record<Relation, string> = {
  petitioner: '信访人',
  'bureau-clerk': '首接机关经办人',
  'bureau-clerk-or-leader': '首接机关经办人、负责人',
  'asker-clerk-or-leader': '提出机关、单位的经办人、负责人',
  'follower-clerk': '跟踪信访部门经办人',
  'follower-clerk-or-leader': '跟踪信访部门经办人、负责人',
  'follower-leader': '跟踪信访部门负责人',
  'holder-clerk': '承接单位经办人',
  'holder-staff': '承接单位经办人、负责人',
  'handler-clerk': '责任单位经办人',
  'handler-leader': '责任单位负责人',
  'handler-clerk-or-leader': '责任单位经办人、负责人',
  'sender-clerk': '转送单位经办人',
  head: '承接单位负责人（涉及负责人的，转送单位负责人）',
  'debtor-clerk': '负有责任的单位经办人',
  'involved-staff': '承办各方经办人、负责人',
}
const audienceLabels: Record<Step['audience'], string> = { all: '信访人和承办各方', staff: '承办各方', bureau: '信访部门' }
const thingLabels = { petition: '信访件', assignment: '交办的一项', proposal: '申请事项', task: '应办事项' }

type Edge = { from: string; to: string; act: string }

const movesOf = (step: Step): Edge[] => {
  if (step.to === 'same') return []
  const to: readonly string[] = Array.isArray(step.to) ? step.to : [step.to]
  const edges = step.from.flatMap((from) => to.map((status) => ({ from, to: status, act: actLabels[step.act] })))
  return edges.filter((edge) => edge.from !== edge.to)
}

/** How the body that leads moves the petition with its own part. */
function projectedMoves(): Edge[] {
  const lead = (status: AssignmentStatus): AssignmentState => ({
    id: 'lead',
    parentId: null,
    role: 'lead',
    status,
    senderId: 'bureau',
    receiverId: 'unit',
    receiverKind: 'department',
    replyPending: false,
    draftedByStaffId: null,
    simple: false,
    objectionUntilOn: null,
  })
  const shown = (status: AssignmentStatus) => projectStatus('registered', [lead(status)])
  return STEPS.filter((step) => step.on === 'assignment')
    .flatMap((step) => movesOf(step).map((edge) => ({ ...edge, act: `${edge.act}（主办）` })))
    .map(({ from, to, act }) => ({ from: shown(from as AssignmentStatus), to: shown(to as AssignmentStatus), act }))
    .filter(({ from, to }) => from !== to)
}

/** What the decision on a mark does to the petition itself. */
const movesOfRepeats: Edge[] = [
  { from: 'registered', to: 'joined', act: `${actLabels['mark-decision']}（重复件）` },
  { from: 'joined', to: 'registered', act: actLabels['mark-contest-decision'] },
]

/** Mermaid takes no hyphen in the name of a state. */
const nameOf = (status: string) => status.replaceAll('-', '_')

function picture(statuses: readonly string[], labels: Record<string, string>, edges: readonly Edge[], first: string): string {
  const used = statuses.filter((status) => status === first || edges.some(({ from, to }) => from === status || to === status))
  const arrows = Map.groupBy(edges, ({ from, to }) => `${nameOf(from)} --> ${nameOf(to)}`)
  const ends = used.filter((status) => !edges.some(({ from }) => from === status))
  return [
    '```mermaid',
    'stateDiagram-v2',
    ...used.map((status) => `  state "${labels[status]}" as ${nameOf(status)}`),
    `  [*] --> ${nameOf(first)}`,
    ...[...arrows].map(([arrow, acts]) => `  ${arrow}: ${[...new Set(acts.map(({ act }) => act))].join('、')}`),
    ...ends.map((status) => `  ${nameOf(status)} --> [*]`),
    '```',
  ].join('\n')
}

const labelsOf = {
  petition: petitionStatusLabels,
  assignment: assignmentStatusLabels,
  proposal: proposalStatusLabels,
  task: taskStatusLabels,
}

function row(step: Step): string {
  const labels: Record<string, string> = labelsOf[step.on]
  const words = (statuses: readonly string[]) =>
    statuses.length === Object.keys(labels).length ? '任何' : statuses.map((status) => `${labels[status]} \`${status}\``).join('<br>')
  const to = step.to === 'same' ? '不变' : words(Array.isArray(step.to) ? step.to : [step.to])
  const thing =
    'kind' in step ? `${thingLabels[step.on]}：${{ ...proposalKindLabels, ...taskKindLabels }[step.kind]}` : thingLabels[step.on]
  const cells = [`${actLabels[step.act]} \`${step.act}\``, thing, words(step.from), to, relationLabels[step.who], step.basis]
  return `| ${[...cells, audienceLabels[step.audience]].join(' | ')} |`
}

export function drawLife(): string {
  const stepsOn = (on: Step['on'], kind?: string) =>
    STEPS.filter((step) => step.on === on && (!kind || ('kind' in step && step.kind === kind)))
  const moves = (on: Step['on'], kind?: string) => stepsOn(on, kind).flatMap(movesOf)
  const parts = [
    '# The life of a petition',
    'Drawn from `STEPS` in `server/src/domain/petition/lifecycle.ts` by `npm run docs:life`; a test keeps this file equal to the code. What a status cannot say (days, drafts, recusals, second persons) is in `policy.ts`, and who may do what when, written apart from the code, in `acts.csv` and `acts-of-handling.csv` beside it.',
    '## Petition (信访件)',
    'Its own acts, and those of the body that leads (主办), from whose part its status is computed (`projectStatus`). A withdrawal that is undone gives back what was: registration where the petition had none, else what the bodies had done.',
    picture(petitionStatuses, petitionStatusLabels, [...moves('petition'), ...movesOfRepeats, ...projectedMoves()], 'submitted'),
    '## Assignment (交办的一项)',
    'One body’s part. Besides its own acts: what a body sent on is its own again (`offered`) when the part below comes back, and what is still open is `closed` when the petition is answered, concluded or withdrawn.',
    picture(assignmentStatuses, assignmentStatusLabels, moves('assignment'), 'offered'),
    '## Proposals (申请事项)',
    'What one person asks for and another decides. One that rests on an assignment ends with it; a recall lifts it.',
    ...proposalKinds.flatMap((kind) => [
      `### ${proposalKindLabels[kind]} \`${kind}\``,
      picture(proposalStatuses, proposalStatusLabels, moves('proposal', kind), 'open'),
    ]),
    '## Tasks (应办事项)',
    'What is owed after an answer, with a date of its own.',
    ...taskKinds.flatMap((kind) => [
      `### ${taskKindLabels[kind]} \`${kind}\``,
      picture(taskStatuses, taskStatusLabels, moves('task', kind), 'open'),
    ]),
    '## Every step',
    ['| Act | On | From | To | Who | Basis | Who reads it |', '|---|---|---|---|---|---|---|', ...STEPS.map(row)].join('\n'),
  ]
  return `${parts.join('\n\n')}\n`
}

if (import.meta.main) await writeFile(lifeFile, drawLife())
