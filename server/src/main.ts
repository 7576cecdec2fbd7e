import { createApp } from './app.ts'
import { type Config, ConfigError, readConfig } from './config.ts'
import { createContext } from './create-context.ts'
import { migrate, roleOf } from './db/migrate.ts'
import { startJobs } from './jobs/runner.ts'
import { createLog } from './log.ts'
import { loadSeed } from './seed/load-seed.ts'
import { recomputeClocks } from './usecases/calendar/recompute-clocks.ts'
import { makeDemoAccounts } from './usecases/staff/make-demo-accounts.ts'

const drainTimeoutMs = 20_000

/** What runs, in the order it was started; it ends the other way round. */
const running: (() => Promise<void>)[] = []
let isStopping = false

for (const signal of ['SIGTERM', 'SIGINT', 'disconnect'] as const) process.on(signal, () => void stop(0))
await start(config()).catch((error: unknown) => {
  console.error(explain(error))
  return stop(1)
})

function config(): Config {
  try {
    return readConfig(process.env)
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error
    console.error(error.message)
    process.exit(1)
  }
}

async function start(settings: Config) {
  const log = createLog(settings.LOG_LEVEL)
  const { ctx, close } = createContext(settings, log)
  running.push(close)
  await migrate({ ownerUrl: settings.DATABASE_OWNER_URL, appRole: roleOf(settings.DATABASE_URL), log })
  await loadSeed(ctx.db, { seedDir: settings.SEED_DIR, at: ctx.now() })
  // A release may bring the days off of a year.
  await recomputeClocks(ctx)
  if (settings.EMBEDDED) await makeDemoAccounts(ctx)
  if (settings.RUN !== 'api') {
    const jobs = await startJobs(ctx)
    running.push(() => jobs.stop())
  }
  if (settings.RUN !== 'jobs') {
    const app = await createApp(ctx)
    running.push(async () => app.close())
    await app.listen({ port: settings.PORT, host: settings.HOST })
  }
  log.info({ run: settings.RUN, port: settings.PORT }, 'the service is up')
}

/** What an operator can mend is told in a sentence; everything else with its stack. */
function explain(error: unknown) {
  const { code, port } = ((error as Error).cause ?? error) as { code?: string; port?: number }
  if (code === 'EADDRINUSE') return `PORT ${port} is taken by another program.`
  if (/^(CONNECT|CONNECTION_|ECONN|ENOTFOUND|EAI_|ETIMEDOUT|EHOSTUNREACH)/.test(code ?? ''))
    return `The database cannot be reached (${code}).`
  if (/^(28|3D)/.test(code ?? '')) return `The database does not let us in (${((error as Error).cause ?? error) as Error}).`
  return error
}

/** Lets what was begun come to its end, then goes. */
async function stop(code: number) {
  if (isStopping) return
  isStopping = true
  setTimeout(() => process.exit(1), drainTimeoutMs).unref()
  for (const end of running.toReversed()) await end().catch((error: unknown) => console.error(error))
  process.exit(code)
}
