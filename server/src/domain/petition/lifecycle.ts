import type { Act } from '@petition/shared/vocabulary/acts'
import type {
  AssignmentStatus,
  PetitionStatus,
  ProposalKind,
  ProposalStatus,
  TaskKind,
  TaskStatus,
} from '@petition/shared/vocabulary/petition'

/** Who an act belongs to, seen from the petition or the assignment it works on. */
export type Relation =
  | 'petitioner'
  /** Clerk of the bureau that received the petition first. */
  | 'bureau-clerk'
  | 'bureau-clerk-or-leader'
  /** Clerk of the body the assignment went to. */
  | 'holder-clerk'
  /** The same, bodies with power only: a bureau transfers, it does not handle. */
  | 'handler-clerk'
  | 'handler-leader'
  | 'sender-clerk'
  | 'bureau-leader'
  /** The head of the body; the sender's where the head is concerned. */
  | 'head'
  /** Anybody of the body the assignment went to. */
  | 'holder-staff'
  /** Clerk of the body that owes the task. */
  | 'debtor-clerk'
  /** Clerk or leader of any body in the matter. */
  | 'involved-staff'

type On =
  | { on: 'petition'; from: readonly PetitionStatus[]; to: PetitionStatus | 'same' }
  | { on: 'assignment'; from: readonly AssignmentStatus[]; to: readonly AssignmentStatus[] | 'same' }
  | { on: 'proposal'; kind: ProposalKind; from: readonly ProposalStatus[]; to: readonly ProposalStatus[] }
  | { on: 'task'; kind: TaskKind; from: readonly TaskStatus[]; to: readonly TaskStatus[] }
export type Step = On & {
  act: Act
  who: Relation
  /** Who may read the event in the history (`bureau`: past every unit); the others see its hashes. */
  audience: 'all' | 'staff' | 'bureau'
  basis: string
}

const beforeReply: readonly PetitionStatus[] = ['submitted', 'registered', 'transferred', 'accepted']
/** What the petitioner may say of bodies that worked on it does not end with a return or a withdrawal. */
const afterRegistration: readonly PetitionStatus[] = [
  'registered',
  'transferred',
  'accepted',
  'guided',
  'replied',
  'concluded',
  'withdrawn',
  'refused',
]
const always: readonly PetitionStatus[] = ['submitted', ...afterRegistration]
const open: readonly AssignmentStatus[] = ['offered', 'accepted']
const law = (article: string) => `《信访工作条例》${article}`
const practice = '业务惯例（本地可配置）'

/** The whole life. A new stage is a new row; no other file decides legality by status. */
export const STEPS: readonly Step[] = [
  {
    act: 'registration',
    on: 'petition',
    from: ['submitted'],
    to: 'registered',
    who: 'bureau-clerk',
    audience: 'all',
    basis: '《信访工作条例》第二十二条',
  },
  {
    act: 'transfer',
    on: 'petition',
    from: ['registered'],
    to: 'transferred',
    who: 'bureau-clerk',
    audience: 'all',
    basis: '《信访工作条例》第二十二条',
  },
  {
    act: 'transfer',
    on: 'assignment',
    from: ['offered'],
    to: ['passed-on'],
    who: 'holder-clerk',
    audience: 'all',
    basis: '《信访工作条例》第二十二条、第二十三条',
  },
  {
    act: 'objection',
    on: 'assignment',
    from: ['offered'],
    to: ['objected'],
    who: 'holder-clerk',
    audience: 'all',
    basis: '《信访工作条例》第二十三条',
  },
  {
    act: 'objection-decision',
    on: 'assignment',
    from: ['objected'],
    to: ['returned', 'offered'],
    who: 'sender-clerk',
    audience: 'all',
    basis: '《信访工作条例》第二十三条',
  },
  {
    act: 'acceptance',
    on: 'assignment',
    from: ['offered'],
    to: ['accepted'],
    who: 'handler-clerk',
    audience: 'all',
    basis: '《信访工作条例》第二十三条',
  },
  {
    act: 'procedural-notice',
    on: 'assignment',
    from: ['offered'],
    to: ['guided'],
    who: 'handler-clerk',
    audience: 'all',
    basis: '《信访工作条例》第三十一条',
  },
  {
    act: 'reply',
    on: 'assignment',
    from: ['accepted'],
    to: ['done', 'accepted'],
    who: 'handler-clerk',
    audience: 'all',
    basis: '《信访工作条例》第二十九条、第三十二条',
  },
  {
    act: 'reply-approval',
    on: 'assignment',
    from: ['accepted'],
    to: ['done', 'accepted'],
    who: 'handler-leader',
    audience: 'all',
    basis: '单位签发制度（可配置）',
  },
  {
    act: 'rating',
    on: 'petition',
    from: afterRegistration,
    to: 'same',
    who: 'petitioner',
    audience: 'all',
    basis: '《信访工作条例》第二十一条',
  },
  {
    act: 'conclusion',
    on: 'petition',
    from: ['guided', 'replied'],
    to: 'concluded',
    who: 'bureau-clerk-or-leader',
    audience: 'all',
    basis: '信访部门审核认定办结（业务惯例）',
  },
  {
    act: 'withdrawal',
    on: 'petition',
    from: beforeReply,
    to: 'withdrawn',
    who: 'petitioner',
    audience: 'all',
    basis: '信访人自愿撤回（业务惯例）',
  },
  { act: 'contact', on: 'petition', from: always, to: 'same', who: 'involved-staff', audience: 'staff', basis: '联系记录（业务惯例）' },
  { act: 'withdrawal-undo', on: 'petition', from: ['withdrawn'], to: 'registered', who: 'petitioner', audience: 'all', basis: practice },
  { act: 'prompt-answer', on: 'petition', from: ['registered'], to: 'concluded', who: 'bureau-clerk', audience: 'all', basis: practice },
  {
    act: 'refusal',
    on: 'petition',
    from: ['submitted', 'registered'],
    to: 'refused',
    who: 'bureau-clerk',
    audience: 'all',
    basis: law('第十九条第三款'),
  },
  {
    act: 'recall',
    on: 'assignment',
    from: ['offered', 'objected', 'passed-on', 'accepted'],
    to: ['returned'],
    who: 'sender-clerk',
    audience: 'all',
    basis: law('第三十条'),
  },
  {
    act: 'extension',
    on: 'assignment',
    from: ['accepted'],
    to: 'same',
    who: 'handler-clerk',
    audience: 'staff',
    basis: law('第三十四条'),
  },
  {
    act: 'extension-decision',
    on: 'proposal',
    kind: 'extension',
    from: ['open'],
    to: ['agreed', 'refused'],
    who: 'handler-leader',
    audience: 'all',
    basis: law('第三十四条'),
  },
  {
    act: 'ordinary-handling',
    on: 'assignment',
    from: ['accepted'],
    to: 'same',
    who: 'handler-clerk',
    audience: 'staff',
    basis: '《信访事项简易办理办法》',
  },
  {
    act: 'ordinary-handling-decision',
    on: 'proposal',
    kind: 'ordinary-handling',
    from: ['open'],
    to: ['agreed', 'refused'],
    who: 'handler-leader',
    audience: 'all',
    basis: '《信访事项简易办理办法》',
  },
  { act: 'supplement-request', on: 'assignment', from: open, to: 'same', who: 'handler-clerk', audience: 'all', basis: practice },
  {
    act: 'supplement',
    on: 'petition',
    from: [...beforeReply, 'guided'],
    to: 'same',
    who: 'petitioner',
    audience: 'all',
    basis: law('第十九条'),
  },
  {
    act: 'urge',
    on: 'petition',
    // 第三十二条: what was supported and is not carried out can be urged, too.
    from: [...beforeReply, 'replied', 'concluded'],
    to: 'same',
    who: 'petitioner',
    audience: 'all',
    basis: practice,
  },
  { act: 'rewording', on: 'assignment', from: ['accepted'], to: 'same', who: 'handler-clerk', audience: 'all', basis: practice },
  {
    act: 'rewording-answer',
    on: 'proposal',
    kind: 'rewording',
    from: ['open'],
    to: ['agreed', 'refused'],
    who: 'petitioner',
    audience: 'all',
    basis: practice,
  },
  {
    act: 'hearing',
    on: 'assignment',
    from: ['accepted'],
    to: 'same',
    who: 'handler-clerk',
    audience: 'all',
    basis: law('第三十一条第六项'),
  },
  {
    act: 'agreement',
    on: 'assignment',
    from: ['accepted'],
    to: 'same',
    who: 'handler-clerk',
    audience: 'all',
    basis: law('第三十三条'),
  },
  {
    act: 'procedure-result',
    on: 'assignment',
    from: ['guided'],
    to: 'same',
    who: 'handler-clerk',
    audience: 'all',
    basis: law('第三十一条'),
  },
  {
    act: 'mark',
    on: 'petition',
    from: ['registered', 'transferred', 'accepted', 'guided', 'replied'],
    to: 'same',
    who: 'bureau-clerk',
    audience: 'staff',
    basis: practice,
  },
  {
    act: 'mark-decision',
    on: 'proposal',
    kind: 'mark',
    from: ['open'],
    to: ['agreed', 'refused'],
    who: 'bureau-clerk-or-leader',
    audience: 'all',
    basis: practice,
  },
  {
    act: 'mark-contest',
    on: 'proposal',
    kind: 'mark',
    from: ['agreed'],
    to: ['contested'],
    who: 'petitioner',
    audience: 'all',
    basis: practice,
  },
  {
    act: 'mark-contest-decision',
    on: 'proposal',
    kind: 'mark',
    from: ['contested'],
    to: ['agreed', 'lifted'],
    who: 'bureau-leader',
    audience: 'all',
    basis: practice,
  },
  { act: 'recusal', on: 'assignment', from: open, to: 'same', who: 'petitioner', audience: 'all', basis: law('第二十八条') },
  { act: 'recusal', on: 'assignment', from: open, to: 'same', who: 'holder-staff', audience: 'all', basis: law('第二十八条') },
  {
    act: 'recusal-decision',
    on: 'proposal',
    kind: 'recusal',
    from: ['open'],
    to: ['agreed', 'refused'],
    who: 'head',
    audience: 'all',
    basis: law('第二十八条'),
  },
  {
    act: 'fulfilment-proof',
    on: 'task',
    kind: 'fulfilment',
    from: ['open', 'contested', 'refused'],
    to: ['proved'],
    who: 'debtor-clerk',
    audience: 'all',
    basis: law('第三十二条'),
  },
  {
    act: 'fulfilment-refusal',
    on: 'task',
    kind: 'fulfilment',
    from: ['open', 'contested'],
    to: ['refused'],
    who: 'debtor-clerk',
    audience: 'all',
    basis: law('第四十条'),
  },
  {
    act: 'fulfilment-confirmation',
    on: 'task',
    kind: 'fulfilment',
    from: ['proved'],
    to: ['confirmed', 'contested'],
    who: 'petitioner',
    audience: 'all',
    basis: law('第三十二条'),
  },
  {
    act: 'call-back',
    on: 'task',
    kind: 'call-back',
    from: ['open'],
    to: ['done'],
    who: 'debtor-clerk',
    audience: 'bureau',
    basis: practice,
  },
  { act: 'contact-change', on: 'petition', from: always, to: 'same', who: 'petitioner', audience: 'all', basis: practice },
  {
    act: 'retaliation-report',
    on: 'petition',
    from: always,
    to: 'same',
    who: 'petitioner',
    audience: 'bureau',
    basis: law('第十八条、第四十六条'),
  },
  {
    act: 'urgent-report',
    on: 'petition',
    // 第二十五条: 各级机关、单位…应当及时报告; a danger does not end with a withdrawal.
    from: always,
    to: 'same',
    who: 'involved-staff',
    audience: 'bureau',
    basis: law('第二十五条'),
  },
]
