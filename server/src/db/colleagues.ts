import { and, asc, eq, isNull } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import type { Queryable } from './client.ts'
import { staff } from './schema/people.ts'

const setter = alias(staff, 'setter')

const selectColleagues = (db: Queryable) =>
  db
    .select({
      id: staff.id,
      name: staff.name,
      roles: staff.roles,
      leaveFromOn: staff.leaveFromOn,
      leaveUntilOn: staff.leaveUntilOn,
      leaveSetBy: setter.name,
    })
    .from(staff)
    .leftJoin(setter, eq(setter.id, staff.leaveSetById))
    .$dynamic()

export type ColleagueRow = Awaited<ReturnType<typeof listColleagues>>[number]

/** Accounts that are enabled, of one organisation. */
export function listColleagues(db: Queryable, organisationId: string) {
  return selectColleagues(db)
    .where(and(eq(staff.organisationId, organisationId), isNull(staff.disabledAt)))
    .orderBy(asc(staff.username))
}

/** Null for whoever is of another organisation. */
export async function findColleague(db: Queryable, organisationId: string, id: string): Promise<ColleagueRow | null> {
  const [row] = await selectColleagues(db).where(and(eq(staff.id, id), eq(staff.organisationId, organisationId), isNull(staff.disabledAt)))
  return row ?? null
}

export async function setLeave(
  db: Queryable,
  id: string,
  leave: { leaveFromOn: string | null; leaveUntilOn: string | null; leaveSetById: string | null },
) {
  await db.update(staff).set(leave).where(eq(staff.id, id))
}
