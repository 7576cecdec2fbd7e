import { and, asc, eq, inArray, isNull, notInArray, or, sql } from 'drizzle-orm'
import type { Queryable, Tx } from './client.ts'
import { staff } from './schema/people.ts'
import { category, organisation, region } from './schema/places.ts'

export type OrganisationRow = typeof organisation.$inferSelect

export async function findOrganisations(db: Queryable, ids: readonly string[]): Promise<Map<string, OrganisationRow>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .select()
    .from(organisation)
    .where(inArray(organisation.id, [...new Set(ids)]))
  return new Map(rows.map((row) => [row.id, row]))
}

/** The city's bureau and its discipline body: who may receive a matter first. */
export function listFirstReceivers(db: Queryable): Promise<OrganisationRow[]> {
  return db
    .select()
    .from(organisation)
    .where(and(eq(organisation.level, 'city'), inArray(organisation.kind, ['bureau', 'discipline']), isNull(organisation.closedOn)))
}

/** The bureau (信访部门) that follows what this body received first: it itself where it is one or may hold sealed matters, else the bureau of its territory. */
export async function findFollower(db: Queryable, body: OrganisationRow): Promise<string | null> {
  const { id, kind, parentId, receivesSealed } = body
  if (kind === 'bureau' || kind === 'discipline' || receivesSealed) return id
  if (!parentId) return null
  const [parent] = await db
    .select({ id: organisation.id })
    .from(organisation)
    .where(and(eq(organisation.id, parentId), eq(organisation.kind, 'bureau'), isNull(organisation.closedOn)))
  return parent?.id ?? null
}

/** The city's other bodies that may hold sealed matters: where both bureau and discipline body are accused. */
export function listLastReceivers(db: Queryable): Promise<OrganisationRow[]> {
  const isOther = notInArray(organisation.kind, ['bureau', 'discipline'])
  return db
    .select()
    .from(organisation)
    .where(and(eq(organisation.level, 'city'), eq(organisation.receivesSealed, true), isOther, isNull(organisation.closedOn)))
    .orderBy(asc(organisation.id))
}

/** A body and those it continues: what they are accused of, it is accused of. */
export async function listPredecessors(db: Queryable, id: string): Promise<string[]> {
  const rows = await db
    .select({ id: organisation.id })
    .from(organisation)
    .where(or(eq(organisation.id, id), eq(organisation.successorId, id)))
  return rows.map((row) => row.id)
}

/** The bureau, or discipline body, that a body is or belongs to, then the bureaus above it, the nearest first. */
export async function listBureausFrom(db: Queryable, organisationId: string): Promise<string[]> {
  const rows = await db.execute<{ id: string }>(sql`
    with recursive above as (
      select id, kind, parent_id, line_parent_id, 0 as height from organisation where id = ${organisationId}
      union all
      select body.id, body.kind, body.parent_id, body.line_parent_id, above.height + 1 from organisation as body join above
        on body.id = case when above.kind = 'bureau' then coalesce(above.line_parent_id, above.parent_id) else above.parent_id end
        where above.kind <> 'discipline' and above.height < 5
    )
    select id from above where kind in ('bureau', 'discipline') order by height`)
  return rows.map(({ id }) => id)
}

/** Whom a matter is to be sent to: none of them can be closed before it has arrived. */
export async function lockReceivers(tx: Tx, ids: readonly string[]): Promise<Map<string, OrganisationRow>> {
  const rows = await tx
    .select()
    .from(organisation)
    .where(inArray(organisation.id, [...new Set(ids)]))
    .orderBy(asc(organisation.id))
    .for('share')
  return new Map(rows.map((row) => [row.id, row]))
}

/** Who could ever receive a sealed matter. */
export function listSealedReceivers(db: Queryable): Promise<OrganisationRow[]> {
  return db.select().from(organisation).where(eq(organisation.receivesSealed, true))
}

export async function regionExists(db: Queryable, code: string): Promise<boolean> {
  const rows = await db.select({ code: region.code }).from(region).where(eq(region.code, code))
  return rows.length > 0
}

export async function categoryExists(db: Queryable, code: string): Promise<boolean> {
  const rows = await db.select({ code: category.code }).from(category).where(eq(category.code, code))
  return rows.length > 0
}

/** Staff whose name stands in one of the texts (张三, 张三科长), and those who may read sealed matters of these organisations. */
export function listSealReaders(db: Queryable, organisationIds: readonly string[], writtenNames: readonly string[]) {
  const named = sql<boolean>`exists (
    select from unnest(${sql.param([...writtenNames])}::text[]) written where strpos(translate(written, ' 　', ''), ${staff.name}) > 0)`
  const reads = and(eq(staff.readsSealed, true), isNull(staff.disabledAt), inArray(staff.organisationId, [...organisationIds]))
  return db
    .select({ id: staff.id, organisationId: staff.organisationId, readsSealed: staff.readsSealed, named: named.as('named') })
    .from(staff)
    .where(or(named, reads))
}

/** The full names of these places, from the city down: 淮北市相山区相南街道. */
export async function findRegionNames(db: Queryable, codes: readonly string[]): Promise<Map<string, string>> {
  const rows = await db.execute<{ code: string; name: string }>(sql`
    with recursive upward as (
      select code, name, parent_code from region where code = any(${sql.param([...new Set(codes)])}::text[])
      union all
      select upward.code, region.name || upward.name, region.parent_code from upward join region on region.code = upward.parent_code
    )
    select code, name from upward where parent_code is null`)
  return new Map(rows.map(({ code, name }) => [code, name]))
}
