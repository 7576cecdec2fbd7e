import { asc, eq, inArray } from 'drizzle-orm'
import type { Queryable, Tx } from './client.ts'
import { proposal } from './schema/proposals.ts'

export type ProposalRow = typeof proposal.$inferSelect

export function listProposals(db: Queryable, petitionIds: readonly string[]): Promise<ProposalRow[]> {
  return db
    .select()
    .from(proposal)
    .where(inArray(proposal.petitionId, [...petitionIds]))
    .orderBy(asc(proposal.proposedOn), asc(proposal.id))
}

export async function insertProposal(tx: Tx, row: typeof proposal.$inferInsert) {
  await tx.insert(proposal).values(row)
}

export async function setProposal(tx: Tx, id: string, status: ProposalRow['status'], agreedByStaffId?: string | null) {
  await tx.update(proposal).set({ status, agreedByStaffId }).where(eq(proposal.id, id))
}

/** Whose head decides on a contest, where it is not the bureau that follows. */
export async function setDecider(tx: Tx, id: string, deciderId: string | null) {
  await tx.update(proposal).set({ deciderId }).where(eq(proposal.id, id))
}
