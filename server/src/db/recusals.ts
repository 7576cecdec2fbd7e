import { and, arrayOverlaps, asc, desc, eq, inArray, isNull, ne, notExists, notInArray, or, sql } from 'drizzle-orm'
import type { Tx } from './client.ts'
import { staff } from './schema/people.ts'
import { organisation } from './schema/places.ts'
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

/** Who could decide about the first receiver or receive what is about it: the body above it, else the city's bodies that stand beside the bureau. Above comes first. */
export function listSuperiors(tx: Tx, organisationId: string) {
  const above = sql<boolean>`${organisation.id} = (select coalesce(line_parent_id, parent_id) from organisation as own where own.id = ${organisationId})`
  return tx
    .select({ id: organisation.id })
    .from(organisation)
    .where(
      and(
        isNull(organisation.closedOn),
        ne(organisation.id, organisationId),
        inArray(organisation.kind, ['bureau', 'discipline']),
        or(above, and(eq(organisation.level, 'city'), eq(organisation.kind, 'discipline'))),
      ),
    )
    .orderBy(desc(above), asc(organisation.id))
}

/** Who of a body may read this matter and has that part in it. */
export function listStaffWhoRead(
  tx: Tx,
  organisationId: string,
  part: 'clerk' | 'leader',
  { id, sealed, accusedStaffIds }: { id: string; sealed: boolean; accusedStaffIds: readonly string[] },
) {
  return tx
    .select({ id: staff.id })
    .from(staff)
    .where(
      and(
        eq(staff.organisationId, organisationId),
        arrayOverlaps(staff.roles, [`unit-${part}`, `bureau-${part}`]),
        isNull(staff.disabledAt),
        sealed ? eq(staff.readsSealed, true) : undefined,
        accusedStaffIds.length > 0 ? notInArray(staff.id, [...accusedStaffIds]) : undefined,
        notExists(
          tx
            .select({ one: sql`1` })
            .from(recusal)
            .where(and(eq(recusal.petitionId, id), eq(recusal.staffId, staff.id))),
        ),
      ),
    )
}
