import type { Act } from '@petition/shared/vocabulary/acts'
import type { AssignmentStatus, PetitionStatus } from '@petition/shared/vocabulary/petition'

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
  /** Clerk or leader of any body in the matter. */
  | 'involved-staff'

type On =
  | { on: 'petition'; from: readonly PetitionStatus[]; to: PetitionStatus | 'same' }
  | { on: 'assignment'; from: readonly AssignmentStatus[]; to: readonly AssignmentStatus[] }
export type Step = On & {
  act: Act
  who: Relation
  /** Who may read the event in the history; the others see its hashes. */
  audience: 'all' | 'staff'
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
]
const always: readonly PetitionStatus[] = [...beforeReply, 'guided', 'replied', 'concluded', 'withdrawn']

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
]
