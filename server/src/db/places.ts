import { and, asc, eq, getTableColumns, notInArray, type SQL, sql } from 'drizzle-orm'
import type { PgColumn } from 'drizzle-orm/pg-core'
import type { Queryable, Tx } from './client.ts'
import { category, lawfulRoute, organisation, region } from './schema/places.ts'
import { followSuccessors } from './succession.ts'

export const listRegions = (db: Queryable) => db.select().from(region).orderBy(asc(region.code))
export const listOrganisations = (db: Queryable) => db.select().from(organisation).orderBy(asc(organisation.id))
export const listCategories = (db: Queryable) => db.select().from(category).orderBy(asc(category.code))

/** The catalogue of lawful routes, of one body or of all; examples only where they are asked for. */
export function listLawfulRoutes(
  db: Queryable,
  { organisationId, withExamples }: { organisationId?: string | undefined; withExamples: boolean },
) {
  return db
    .select()
    .from(lawfulRoute)
    .where(
      and(
        organisationId === undefined ? undefined : eq(lawfulRoute.organisationId, organisationId),
        withExamples ? undefined : eq(lawfulRoute.confirmed, true),
      ),
    )
    .orderBy(asc(lawfulRoute.id))
}

export async function saveRegions(tx: Tx, rows: (typeof region.$inferInsert)[]) {
  await tx
    .insert(region)
    .values(rows)
    .onConflictDoUpdate({ target: region.code, ...replaced(getTableColumns(region)) })
}

/** What a unit has filled in by itself, and what became of it, stays where the file says nothing. */
export async function saveOrganisations(tx: Tx, rows: (typeof organisation.$inferInsert)[]) {
  const { phone, address, receptionTimes, successorId, closedOn, ...columns } = getTableColumns(organisation)
  await tx
    .insert(organisation)
    .values(rows)
    .onConflictDoUpdate({ target: organisation.id, ...replaced(columns, { phone, address, receptionTimes, successorId, closedOn }) })
  await followSuccessors(tx)
}

export async function saveCategories(tx: Tx, rows: (typeof category.$inferInsert)[]) {
  await tx
    .insert(category)
    .values(rows)
    .onConflictDoUpdate({ target: category.code, ...replaced(getTableColumns(category)) })
}

/** What left the file leaves the catalogue. */
export async function saveLawfulRoutes(tx: Tx, rows: (typeof lawfulRoute.$inferInsert)[]) {
  await tx.delete(lawfulRoute).where(
    notInArray(
      lawfulRoute.id,
      rows.map(({ id }) => id),
    ),
  )
  if (rows.length === 0) return
  await tx
    .insert(lawfulRoute)
    .values(rows)
    .onConflictDoUpdate({ target: lawfulRoute.id, ...replaced(getTableColumns(lawfulRoute)) })
}

/** Takes the new values, and touches only rows that differ, so that a repeated start writes nothing. */
function replaced(columns: Record<string, PgColumn>, kept: Record<string, PgColumn> = {}) {
  const set: Record<string, SQL> = {}
  for (const [key, { name }] of Object.entries(columns)) set[key] = sql`excluded.${sql.identifier(name)}`
  for (const [key, column] of Object.entries(kept)) set[key] = sql`coalesce(excluded.${sql.identifier(column.name)}, ${column})`
  const differs = Object.entries({ ...columns, ...kept }).map(([key, column]) => sql`${column} is distinct from ${set[key]}`)
  return { set, setWhere: sql.join(differs, sql` or `) }
}
