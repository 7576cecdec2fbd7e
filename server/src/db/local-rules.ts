import { desc, sql } from 'drizzle-orm'
import type { LocalRules } from '../domain/limits.ts'
import type { Queryable, Tx } from './client.ts'
import { localRules } from './schema/places.ts'

export type RulesVersion = { version: number; rules: LocalRules; setAt: Date; reason: string }

/** The newest version; `given` where none was ever set. A field that an older version did not know yet is taken from `given`. */
export async function getLocalRules(db: Queryable, given: LocalRules): Promise<LocalRules> {
  const [newest] = await db.select().from(localRules).orderBy(desc(localRules.version)).limit(1)
  return newest ? { ...given, ...(newest.rules as LocalRules), version: newest.version } : given
}

export async function listLocalRules(db: Queryable): Promise<RulesVersion[]> {
  const rows = await db.select().from(localRules).orderBy(desc(localRules.version))
  return rows.map((row) => ({ ...row, rules: row.rules as LocalRules }))
}

/** The number of the new version; null when somebody else has just set one. */
export async function insertLocalRules(
  tx: Tx,
  { rules, afterVersion, reason, at }: { rules: Omit<LocalRules, 'version'>; afterVersion: number; reason: string; at: Date },
): Promise<number | null> {
  const [row] = await tx
    .insert(localRules)
    .values({
      version: sql`greatest(${afterVersion}::int, (select coalesce(max(version), 0) from local_rules)) + 1`,
      rules,
      setAt: at,
      reason,
    })
    .onConflictDoNothing()
    .returning({ version: localRules.version })
  return row?.version ?? null
}
