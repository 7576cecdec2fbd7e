import type { PetitionClass, PetitionStatus } from '@petition/shared/vocabulary/petition'

type File = {
  petition: { personId: string; status: PetitionStatus; class: PetitionClass | null; sealed: boolean; hideIdentity: boolean }
  assignments: readonly unknown[]
  proposals: readonly { id: string; kind: string; status: string }[]
}

/** Somebody still works on it and will read what is joined; once it is answered a new filing goes on by itself. */
const isWorkedOn: readonly PetitionStatus[] = ['registered', 'transferred', 'accepted']

/** Only then may one of two files of a person name the other: else the one that tells the name would tell it of the one that hides it. */
export const hideAlike = (one: { hideIdentity: boolean }, other: { hideIdentity: boolean }) => one.hideIdentity === other.hideIdentity

/**
 * Whether a repeat is joined to the first file (practice), or only linked to it and handled by itself. `proposalId`: the mark that is decided.
 * Nothing may be lost or told by joining: the name a petitioner hides, who stays away from the matter, a remedy of its class.
 */
export function joinsFirst(later: File, first: File, proposalId: string): boolean {
  const [one, other] = [later.petition, first.petition]
  const isFree =
    one.status === 'registered' &&
    later.assignments.length === 0 &&
    later.proposals.every(
      ({ id, kind, status }) =>
        id === proposalId || (status !== 'open' && status !== 'contested' && !(kind === 'recusal' && status === 'agreed')),
    )
  const isSame = one.personId === other.personId && one.class === other.class && hideAlike(one, other)
  return isFree && isSame && !one.sealed && !other.sealed && isWorkedOn.includes(other.status)
}
