import { asc } from 'drizzle-orm'
import type { Queryable, Tx } from './client.ts'
import { guideWay } from './schema/guide.ts'

export const listGuide = (db: Queryable) => db.select().from(guideWay).orderBy(asc(guideWay.position))

/** The file is the whole guide: what left it is gone. */
export async function saveGuide(tx: Tx, rows: (typeof guideWay.$inferInsert)[]) {
  await tx.delete(guideWay)
  if (rows.length > 0) await tx.insert(guideWay).values(rows)
}
