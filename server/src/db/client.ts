import { drizzle, type PostgresJsDatabase } from 'drizzle-orm/postgres-js'
import postgres from 'postgres'

export type Database = PostgresJsDatabase
export type Tx = Parameters<Parameters<Database['transaction']>[0]>[0]
/** What a query may run on: by itself or as part of a transaction. */
export type Queryable = Database | Tx

/** Seconds between two tries to connect: by default they grow to 20, and whoever asks meanwhile waits instead of being told. */
const backoff = () => 0.25

/** `max` is the number of connections; they are opened when first needed. */
export function openDatabase(url: string, { max }: { max: number }): { db: Database; close(): Promise<void> } {
  // drizzle rewires its client, so it gets one of its own that nobody else sees.
  const client = postgres(url, {
    max,
    connect_timeout: 5,
    backoff,
    onnotice: () => {},
    connection: { application_name: 'petition', TimeZone: 'Asia/Shanghai' },
  })
  return { db: drizzle(preparing(client)), close: () => client.end({ timeout: 5 }) }
}

/** drizzle leaves a query unnamed unless `.prepare(name)` is written, and PostgreSQL then describes, parses and plans it anew each time. */
function preparing(client: postgres.Sql): postgres.Sql {
  const { begin } = client
  return Object.assign(prepareAll(client), {
    begin: (work: (tx: postgres.TransactionSql) => unknown) => begin((tx) => work(prepareAll(tx))),
  })
}

function prepareAll<Client extends postgres.ISql>(client: Client): Client {
  const { unsafe } = client
  const prepared: typeof unsafe = (text, values, options) => unsafe(text, values, { ...options, prepare: true })
  return Object.assign(client, { unsafe: prepared })
}
