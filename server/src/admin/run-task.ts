import { readConfig } from '../config.ts'
import type { Context } from '../context.ts'
import { createContext } from '../create-context.ts'
import { createLog } from '../log.ts'

/** Runs an operator's task on the configured service; what goes wrong is told in one sentence. */
export async function runTask(task: (ctx: Context) => Promise<void>): Promise<void> {
  try {
    const config = readConfig(process.env)
    const { ctx, close } = createContext(config, createLog('error'))
    await task(ctx).finally(close)
  } catch (error) {
    console.error(error instanceof Error ? error.message : error)
    process.exitCode = 1
  }
}
