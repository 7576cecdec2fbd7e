import type postgres from 'postgres'
import { newId } from '../src/db/ids.ts'

type Row = Record<string, unknown>

/** What one filing leaves in the database, table by table in the order of its references. */
const tables = ['petition', 'event', 'event_content', 'request', 'proceeding', 'clock', 'notice', 'sending'] as const

/** The same rows as a filing of the service writes, each table one statement of a plain transaction; no rules, no encryption. */
export async function bareFiling(sql: postgres.Sql, templateId: string): Promise<() => Promise<unknown>> {
  const of: Record<(typeof tables)[number], Row[]> = {
    petition: await sql`select * from petition where id = ${templateId}`,
    event: await sql`select * from event where petition_id = ${templateId} and sequence = 1`,
    event_content:
      await sql`select c.* from event_content c join event e on e.id = c.event_id where e.petition_id = ${templateId} and e.sequence = 1`,
    request: await sql`select * from request where petition_id = ${templateId}`,
    proceeding: await sql`select * from proceeding where petition_id = ${templateId}`,
    clock: await sql`select * from clock where petition_id = ${templateId}`,
    notice: await sql`select * from notice where petition_id = ${templateId}`,
    sending: await sql`select s.* from sending s join notice n on n.id = s.notice_id where n.petition_id = ${templateId} limit 1`,
  }
  let filed = 0
  return () => {
    const renamed = new Map<unknown, string>()
    for (const table of tables) for (const { id } of of[table]) if (id) renamed.set(id, newId())
    const copy = (row: Row): Row =>
      Object.fromEntries(
        Object.entries(row).map(([column, value]) => [column, column === 'search' ? value : (renamed.get(value) ?? value)]),
      )
    const number = `BARE${++filed}`
    return sql.begin(async (tx) => {
      for (const table of tables) {
        const rows = of[table].map(copy)
        if (table === 'petition') for (const row of rows) Object.assign(row, { number, idempotency_key: newId() })
        if (rows.length > 0) await tx`insert into ${tx(table)} ${tx(rows)}`
      }
      await tx`update person set profile_cipher = profile_cipher where id = ${of.petition[0]?.person_id as string}`
      // Not before the year 2100, so that no worker takes it.
      await tx`select enqueue_job('send-notice', '{}', ${number}, '2100-01-01')`
    })
  }
}

export const bareDetail = (sql: postgres.Sql, ids: readonly string[]) => () =>
  sql`select * from petition where id = ${ids[Math.floor(Math.random() * ids.length)] as string}`

/** One page of a list that is read in the order of its index, from anywhere. */
export function barePage(sql: postgres.Sql, column: 'person_id' | 'bureau_id', values: readonly string[]) {
  const threeYearsMs = 3 * 365 * 24 * 60 * 60_000
  return () => {
    const value = values[Math.floor(Math.random() * values.length)] as string
    const before = new Date(Date.now() - Math.random() * threeYearsMs)
    return sql`select * from petition where ${sql(column)} = ${value} and (submitted_at, id) < (${before}, ${newId()}::uuid)
      order by submitted_at desc, id desc limit 20`
  }
}
