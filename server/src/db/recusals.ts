import { and, arrayOverlaps, eq, isNull } from 'drizzle-orm'
import type { Tx } from './client.ts'
import { staff } from './schema/people.ts'
import { recusal } from './schema/readers.ts'

/** Nobody, where the petitioner named somebody the body does not have. */
export async function findStaffByName(tx: Tx, organisationId: string, name: string): Promise<string[]> {
  const rows = await tx
    .select({ id: staff.id })
    .from(staff)
    .where(and(eq(staff.organisationId, organisationId), eq(staff.name, name)))
  return rows.map((row) => row.id)
}

/** Who decides for a body. */
export function listHeads(tx: Tx, organisationId: string) {
  const isHead = arrayOverlaps(staff.roles, ['unit-leader', 'bureau-leader'])
  return tx
    .select({ id: staff.id, name: staff.name })
    .from(staff)
    .where(and(eq(staff.organisationId, organisationId), isHead, isNull(staff.disabledAt)))
}

/** From now on this person does not see the matter any more. */
export async function recuseStaff(tx: Tx, petitionId: string, staffId: string, eventId: string) {
  await tx.insert(recusal).values({ petitionId, staffId, eventId }).onConflictDoNothing()
}
