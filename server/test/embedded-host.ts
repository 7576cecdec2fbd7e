/** A process of its own that runs the embedded PostgreSQL, so that the tests can kill it: `embedded-host.ts <launcher> <data folder>`. */
import type { startEmbeddedPostgres } from '../src/embedded/postgres.ts'

const [launcher, dataDir] = process.argv.slice(2) as [string, string]
const { startEmbeddedPostgres: start } = (await import(launcher)) as { startEmbeddedPostgres: typeof startEmbeddedPostgres }

const database = await start({ dataDir, log: () => {} })
process.on('SIGINT', async () => {
  const drainMs = 300
  await new Promise((resolve) => setTimeout(resolve, drainMs))
  await database.stop()
  console.log('stopped')
  process.exit(0)
})
console.log(JSON.stringify({ ownerUrl: database.ownerUrl, appUrl: database.appUrl }))
setInterval(() => {}, 60_000)
