import type { PetitionView } from '@petition/shared/schemas/petition'
import type { EventKind } from '@petition/shared/vocabulary/acts'

export interface Stage {
  label: string
  state: 'done' | 'now' | 'next'
  /** When it was reached last. */
  on: string | null
}

type Step = { label: string; kinds: EventKind[] }

const submitted: Step = { label: '提交', kinds: ['submission'] }
const registered: Step = { label: '登记', kinds: ['registration'] }
const transferred: Step = { label: '转送', kinds: ['transfer'] }
const concluded: Step = { label: '办结', kinds: ['conclusion'] }

const usual: Step[] = [
  submitted,
  registered,
  transferred,
  { label: '受理', kinds: ['acceptance'] },
  { label: '答复', kinds: ['reply', 'reply-approval'] },
  concluded,
]
const guided: Step[] = [
  submitted,
  registered,
  transferred,
  { label: '导入其他程序', kinds: ['procedural-notice', 'procedural-notice-decision'] },
  concluded,
]
const answeredAtOnce: Step[] = [submitted, registered, { label: '当场答复办结', kinds: ['prompt-answer', 'prompt-answer-decision'] }]

/** By what was decided last on how it goes on. */
const ways: Partial<Record<EventKind, Step[]>> = {
  transfer: usual,
  acceptance: usual,
  reply: usual,
  'procedural-notice': guided,
  'procedural-notice-decision': guided,
  'prompt-answer': answeredAtOnce,
  'prompt-answer-decision': answeredAtOnce,
}

function wayOf({ status, timeline }: PetitionView): Step[] {
  if (status === 'guided') return guided
  if (status !== 'concluded') return usual
  const last = [...timeline].reverse().find(({ kind }) => ways[kind])
  return (last && ways[last.kind]) ?? usual
}

/** How many steps of the usual way are behind a matter of this status. */
const reached: Record<PetitionView['status'], number> = {
  submitted: 1,
  registered: 2,
  transferred: 3,
  accepted: 4,
  guided: 4,
  replied: 5,
  concluded: 6,
  withdrawn: 0,
  refused: 0,
  joined: 0,
}

/** The stations of this matter as of a parcel, with the words of the law. */
export function stagesOf(view: PetitionView): Stage[] {
  const { status } = view
  const lastOn = ({ kinds }: Step) => [...view.timeline].reverse().find(({ kind }) => kinds.includes(kind))?.on ?? null
  if (status === 'withdrawn') return ended(usual, lastOn, { label: '已撤回', kinds: ['withdrawal'] })
  if (status === 'refused') return ended([submitted, registered], lastOn, { label: '不予受理', kinds: ['refusal-decision'] })
  if (status === 'joined') return ended([submitted, registered], lastOn, { label: '已并入', kinds: ['mark-decision'] })
  const steps = wayOf(view)
  const count = status === 'concluded' ? steps.length : Math.min(reached[status], steps.length)
  return steps.map((step, index) => ({
    label: step.label,
    state: index < count - 1 ? 'done' : index === count - 1 ? 'now' : 'next',
    on: index < count ? lastOn(step) : null,
  }))
}

/** What was reached before it ended, and how it ended. */
function ended(steps: Step[], lastOn: (step: Step) => string | null, end: Step): Stage[] {
  const before = steps.filter((step) => lastOn(step) !== null)
  return [
    ...before.map((step): Stage => ({ label: step.label, state: 'done', on: lastOn(step) })),
    { label: end.label, state: 'now', on: lastOn(end) },
  ]
}

/** Since when the body that has it now has it. */
export function heldSince({ assignments, organisation, timeline, receivedOn }: PetitionView): string {
  const open = ['offered', 'objected', 'accepted', 'guided', 'done']
  const assignment = [...assignments].reverse().find((one) => one.organisation.id === organisation.id && open.includes(one.status))
  if (assignment) return assignment.receivedOn
  const back: EventKind[] = ['objection-decision', 'recall', 'succession', 'withdrawal-undo']
  return [...timeline].reverse().find(({ kind }) => back.includes(kind))?.on ?? receivedOn
}

export const stateWords: Record<Stage['state'], string> = { done: '已完成', now: '现在', next: '以后' }
