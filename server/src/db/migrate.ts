import { fileURLToPath } from 'node:url'
import { sql } from 'drizzle-orm'
import { migrate as runDrizzleMigrations } from 'drizzle-orm/postgres-js/migrator'
import { Logger, runMigrations as runJobMigrations } from 'graphile-worker'
import { type Database, openDatabase, type Queryable } from './client.ts'

const migrationsFolder = fileURLToPath(new URL('./migrations', import.meta.url))
const migrationLock = 7_340_603
const history = ['event', 'event_content', 'delivery', 'opening', 'rating']

type Log = { info(details: object, message: string): void }

/** Brings the database to the form this release expects; processes that start together wait for each other. */
export async function migrate({ ownerUrl, appRole, log }: { ownerUrl: string; appRole: string; log: Log }): Promise<void> {
  const { db, close } = openDatabase(ownerUrl, { max: 1 })
  try {
    await db.execute(sql`select pg_advisory_lock(${migrationLock})`)
    await runDrizzleMigrations(db, { migrationsFolder })
    await runJobMigrations({ connectionString: ownerUrl, logger: new Logger(() => () => {}) })
    await grantRights(db, appRole)
    log.info({ appRole }, 'the database is up to date')
  } finally {
    await close()
  }
}

/** The name of the application's role in its DATABASE_URL. */
export function roleOf(databaseUrl: string) {
  return decodeURIComponent(new URL(databaseUrl).username)
}

async function grantRights(db: Database, appRole: string) {
  const [owner] = await db.execute<{ name: string }>(sql`select current_user as name`)
  if (owner?.name === appRole) return
  const role = sql.identifier(appRole)
  const historyTables = sql.join(
    history.map((table) => sql`public.${sql.identifier(table)}`),
    sql`, `,
  )
  await db.transaction(async (tx) => {
    await tx.execute(sql`grant usage on schema public to ${role}`)
    await tx.execute(sql`grant select, insert, update, delete on all tables in schema public to ${role}`)
    await tx.execute(sql`revoke update, delete, truncate on ${historyTables} from ${role}`)
    await tx.execute(sql`grant usage, select on all sequences in schema public to ${role}`)
    await tx.execute(sql`grant execute on function public.erase_event_content(uuid, text) to ${role}`)
    await tx.execute(sql`grant execute on function public.enqueue_job(text, json, text, timestamptz) to ${role}`)
  })
}

export type HistoryGuard = 'role' | 'triggers' | 'none'

/** What keeps history from being changed: that this role has no right to, or triggers alone, or nothing. */
export async function historyGuard(db: Queryable): Promise<HistoryGuard> {
  const [found] = await db.execute<{ may_change: boolean; guarded: boolean }>(sql`
    select bool_or(
        has_table_privilege(c.oid, 'update, delete, truncate')
        or pg_has_role(c.relowner, 'member')
      ) as may_change,
      bool_and((select count(*) = 2 from pg_trigger t where t.tgrelid = c.oid and t.tgenabled = 'A' and t.tgname in ('history_rows', 'history_table'))) as guarded
    from pg_class c
    where c.relnamespace = 'public'::regnamespace and c.relname in ${history}`)
  if (!found) return 'none'
  if (!found.may_change) return 'role'
  return found.guarded ? 'triggers' : 'none'
}
