import type { Context } from '../context.ts'
import { historyGuard } from '../db/migrate.ts'

/** Whether the service can work: database and files reachable, history guarded. */
export async function checkReadiness(ctx: Pick<Context, 'db' | 'files'>) {
  const [history, files] = await Promise.all([historyGuard(ctx.db).catch(() => null), ctx.files.ready().then(isOk, isLost)])
  const database = history === null ? ('unreachable' as const) : ('ok' as const)
  const ready = database === 'ok' && files === 'ok' && history !== 'none'
  return { status: ready ? ('ready' as const) : ('not-ready' as const), database, files, history: history ?? ('none' as const) }
}

const isOk = () => 'ok' as const
const isLost = () => 'unreachable' as const
