import type { Staff } from './actor.ts'
import { isLeader } from './petition/policy.ts'

/** One's own leave, or as a leader or administrator that of a colleague; the colleague is known to be of the same organisation. */
export function maySetLeave(actor: Staff, colleagueId: string): boolean {
  return colleagueId === actor.staffId || isLeader(actor) || actor.roles.includes('administrator')
}
