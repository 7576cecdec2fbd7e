import type { Act } from '@petition/shared/vocabulary/acts'
import type { AssignmentStatus, PetitionStatus } from '@petition/shared/vocabulary/petition'
import type { ProposalKind, ProposalStatus } from '@petition/shared/vocabulary/proposals'
import type { TaskKind, TaskStatus } from '@petition/shared/vocabulary/tasks'

/** Who an act belongs to, seen from the petition or the assignment it works on. */
export type Relation =
  | 'petitioner'
  /** Clerk of the body that received the petition first. */
  | 'bureau-clerk'
  | 'bureau-clerk-or-leader'
  /** Of the body that asked: whose part it is about, else the first receiver. */
  | 'asker-clerk-or-leader'
  /** Clerk of the bureau that follows it: the first receiver itself, or the bureau of its territory. */
  | 'follower-clerk'
  | 'follower-clerk-or-leader'
  | 'follower-leader'
  /** Clerk of the body the assignment went to. */
  | 'holder-clerk'
  /** The same, bodies with power only: a bureau transfers, it does not handle. */
  | 'handler-clerk'
  | 'handler-leader'
  | 'handler-clerk-or-leader'
  | 'sender-clerk'
  /** The head of the body; the sender's where the head is concerned; at the first receiver of the body that was found to decide. */
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

export const law = (article: string) => `《信访工作条例》${article}`
export const practice = '业务惯例'
