import { randomUUID } from 'node:crypto'
import postgres from 'postgres'
import { inject } from 'vitest'
import type { DatabaseUrls } from './postgres.ts'

const TEMPLATE_LOCK = 7_366_002

export type TestDatabase = DatabaseUrls & { drop(): Promise<void> }

type Template = {
  /** Equal names stand for equal preparations. */
  name: string
  /** Must close its connections: PostgreSQL copies only a database nobody is in. */
  prepare: (urls: DatabaseUrls) => Promise<void>
}

/** A fresh database, copied from a template that the first caller of the run prepares (migrations, seed) and the others wait for. */
export async function createDatabase(template: Template): Promise<TestDatabase> {
  const name = `test_${randomUUID().replaceAll('-', '')}`
  await asOwner(async (sql) => {
    await sql`select pg_advisory_lock(${TEMPLATE_LOCK})`
    await ensureTemplate(sql, template)
    await sql`create database ${sql(name)} template ${sql(databaseOf(template))}`
  })
  return { ...urlsOf(name), drop: () => asOwner((sql) => dropDatabase(sql, name)) }
}

async function ensureTemplate(sql: postgres.Sql, template: Template): Promise<void> {
  const name = databaseOf(template)
  const [ready] = await sql`select from pg_database where datname = ${name}`
  if (ready) return
  const draft = `${name}_draft`
  await dropDatabase(sql, draft)
  await sql`create database ${sql(draft)}`
  await template.prepare(urlsOf(draft))
  await sql`alter database ${sql(draft)} rename to ${sql(name)}`
}

/** Without `force`, which an owner is refused while autovacuum works in the database; a plain drop sends autovacuum away by itself. */
async function dropDatabase(sql: postgres.Sql, name: string): Promise<void> {
  await sql`select pg_terminate_backend(pid) from pg_stat_activity where datname = ${name} and usename = current_user`
  await sql`drop database if exists ${sql(name)}`
}

function databaseOf({ name }: Template): string {
  return `template_${name}`
}

async function asOwner(work: (sql: postgres.Sql) => Promise<void>): Promise<void> {
  const sql = postgres(inject('postgres').ownerUrl, { max: 1, onnotice: () => {} })
  try {
    await work(sql)
  } finally {
    await sql.end({ timeout: 1 })
  }
}

function urlsOf(database: string): DatabaseUrls {
  const { ownerUrl, appUrl } = inject('postgres')
  return { ownerUrl: withDatabase(ownerUrl, database), appUrl: withDatabase(appUrl, database) }
}

function withDatabase(url: string, database: string): string {
  const changed = new URL(url)
  changed.pathname = `/${database}`
  return changed.href
}
