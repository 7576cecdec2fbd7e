import type { Act } from '@petition/shared/vocabulary/acts'
import type { Target } from './legality.ts'
import { goesToBureau, hasLeft, type Matter } from './matter.ts'

/** What is decided, or put to others, by the bureau once a matter goes back for the third time. */
const disputes: readonly Act[] = ['objection-decision', 'dispute']

/** Whose act it is: the bodies whose staff may do it, if they have the role. */
export function bodiesOf({ step, assignment, proposal, task }: Target, matter: Matter): string[] {
  switch (step.who) {
    case 'petitioner':
      return []
    case 'bureau-clerk':
    case 'bureau-clerk-or-leader':
      return [matter.petition.bureauId]
    case 'asker-clerk-or-leader':
      return [assignment ? assignment.receiverId : matter.petition.bureauId]
    case 'follower-clerk':
    case 'follower-clerk-or-leader':
      return [matter.petition.followerId]
    case 'follower-leader':
      return [proposal?.deciderId ?? matter.petition.followerId]
    case 'holder-clerk':
    case 'holder-staff':
      return assignment ? [assignment.receiverId] : []
    case 'handler-leader':
      if (!assignment || assignment.receiverKind === 'bureau') return []
      return [matter.signers[assignment.id] ?? assignment.receiverId]
    case 'handler-clerk':
    case 'handler-clerk-or-leader':
      return assignment && assignment.receiverKind !== 'bureau' ? [assignment.receiverId] : []
    case 'sender-clerk':
      if (!assignment) return []
      return [disputes.includes(step.act) && goesToBureau(matter) ? matter.petition.followerId : assignment.senderId]
    case 'head':
      if (proposal?.deciderId) return [proposal.deciderId]
      return assignment ? [proposal?.leaderConcerned ? assignment.senderId : assignment.receiverId] : []
    case 'debtor-clerk':
      return task ? [task.organisationId] : []
    case 'involved-staff':
      return [
        matter.petition.bureauId,
        matter.petition.followerId,
        ...matter.assignments.filter((one) => !hasLeft(one)).map((one) => one.receiverId),
      ]
  }
}
