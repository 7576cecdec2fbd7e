import { drizzle, type PostgresJsDatabase } from 'drizzle-orm/postgres-js'
import postgres from 'postgres'
import * as notices from './schema/notices.ts'
import * as people from './schema/people.ts'
import * as petitions from './schema/petitions.ts'
import * as places from './schema/places.ts'

const schema = { ...places, ...people, ...petitions, ...notices }

export type Database = PostgresJsDatabase<typeof schema>
export type Tx = Parameters<Parameters<Database['transaction']>[0]>[0]
/** What a query may run on: by itself or as part of a transaction. */
export type Queryable = Database | Tx

/** `max` is the number of connections; they are opened when first needed. */
export function openDatabase(url: string, { max }: { max: number }): { db: Database; close(): Promise<void> } {
  // drizzle rewires its client, so it gets one of its own that nobody else sees.
  const client = postgres(url, {
    max,
    connect_timeout: 5,
    onnotice: () => {},
    connection: { application_name: 'petition', TimeZone: 'Asia/Shanghai' },
  })
  letGoOfCutLines(client)
  return { db: drizzle(client, { schema }), close: () => client.end({ timeout: 5 }) }
}

/**
 * postgres.js sends its rollback down a line that was cut, and never gets that connection back: as many cuts as connections, and the pool
 * is dead (porsager/postgres#1186, #1199). Work that ends so stays unfinished instead; the closed connection itself rejects the transaction.
 */
function letGoOfCutLines(client: postgres.Sql) {
  const begin = client.begin.bind(client) as (work: Work) => Promise<unknown>
  const beginSafely = (work: Work) =>
    begin(async (sql) => {
      try {
        return await work(sql)
      } catch (error) {
        if (isCut(error)) return new Promise(() => {})
        throw error
      }
    })
  client.begin = beginSafely as typeof client.begin
}

type Work = (sql: postgres.TransactionSql) => unknown

/** The line itself, or PostgreSQL saying goodbye (class 57P); never a mere refusal of a statement. */
function isCut(error: unknown): boolean {
  const { code, cause } = error as { code?: string; cause?: unknown }
  if (code && ['CONNECTION_CLOSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', '57P01', '57P02', '57P05'].includes(code)) return true
  return cause !== undefined && isCut(cause)
}
