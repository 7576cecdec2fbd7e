import { setTimeout as sleep } from 'node:timers/promises'
import { Logger, run, type Task, type TaskList } from 'graphile-worker'
import * as z from 'zod/mini'
import type { Context } from '../context.ts'
import { watchWorkers } from '../db/living-workers.ts'
import { checkImage } from './check-images.ts'
import { remindOfDeadlines } from './remind-of-deadlines.ts'
import { removeUnusedUploads } from './remove-unused-uploads.ts'
import { sendNotice } from './send-notices.ts'
import { tellContactChange } from './tell-contact-change.ts'

const concurrency = 4
const watchEveryMs = 30_000
const restartAfterMs = 2000
/** In UTC: 03:30, and each hour from 9 to 17, in Huaibei. */
const crontab = '30 19 * * * remove-unused-uploads\n0 1-9 * * * remind-of-deadlines'

const SendNotice = z.object({ sendingId: z.uuid() })
const ContactChange = z.object({ eventId: z.uuid(), which: z.enum(['before', 'now']) })
const CheckImage = z.object({ attachmentId: z.uuid() })

/** Works off what was enqueued until it is stopped; any number of processes may do so side by side. */
export async function startJobs(ctx: Context): Promise<{ stop(): Promise<void> }> {
  const workers = watchWorkers(ctx.config.DATABASE_OWNER_URL)
  const start = () =>
    run({
      connectionString: ctx.config.DATABASE_OWNER_URL,
      concurrency,
      maxPoolSize: concurrency + 2,
      noHandleSignals: true,
      taskList: tasksOf(ctx),
      crontab,
      logger: loggerOf(ctx),
      preset: {
        plugins: [
          {
            name: 'living-workers',
            version: '1.0.0',
            // Before its first job, so that nobody takes a new worker for a dead one.
            worker: { hooks: { startWorker: (_context, { worker }) => workers.hold(worker.workerPool.id) } },
          },
        ],
      },
    })
  const stopping = new AbortController()
  let runner = await start()
  const kept = keepRunning()

  /** A runner that loses its database ends for good; residents' calls must not end with it, and jobs go on when it is back. */
  async function keepRunning() {
    while (!stopping.signal.aborted) {
      await runner.promise.catch((error: unknown) => ctx.log.warn({ error: codeOf(error) }, 'the jobs lost their database'))
      if (stopping.signal.aborted) return
      await sleep(restartAfterMs, undefined, { signal: stopping.signal }).catch(() => undefined)
      await restart()
    }
  }

  async function restart() {
    if (stopping.signal.aborted) return
    try {
      runner = await start()
    } catch (error) {
      ctx.log.warn({ error: codeOf(error) }, 'the jobs cannot start yet')
    }
  }

  const releaseDead = async () => {
    try {
      const dead = await workers.releaseDead()
      if (dead > 0) ctx.log.warn({ dead }, 'jobs of dead workers were taken over')
    } catch (error) {
      ctx.log.warn({ error: String(error) }, 'dead workers could not be looked for')
    }
  }
  await releaseDead()
  const watch = setInterval(releaseDead, watchEveryMs)

  return {
    async stop() {
      clearInterval(watch)
      stopping.abort()
      // It may have ended by itself a moment ago.
      await runner.stop().catch((error: unknown) => ctx.log.warn({ error: codeOf(error) }, 'the jobs had ended before'))
      await kept
      await workers.close()
    },
  }
}

const codeOf = (error: unknown) => (error as { code?: string } | undefined)?.code ?? (error as Error | undefined)?.name ?? 'unknown'

function tasksOf(ctx: Context): TaskList {
  return {
    'send-notice': discreet((payload) => sendNotice(ctx, SendNotice.parse(payload).sendingId)),
    'tell-contact-change': discreet((payload) => tellContactChange(ctx, ContactChange.parse(payload))),
    'check-image': discreet((payload) => checkImage(ctx, CheckImage.parse(payload).attachmentId)),
    'remind-of-deadlines': discreet(() => remindOfDeadlines(ctx)),
    'remove-unused-uploads': discreet(() => removeUnusedUploads(ctx)),
  }
}

/** graphile-worker prints and keeps the text of what a task throws, and that of a failed query quotes its parameters. */
function discreet(task: (payload: unknown) => Promise<void>): Task {
  return async (payload) => {
    try {
      await task(payload)
    } catch (error) {
      if (!(error instanceof Error) || !error.message.startsWith('Failed query')) throw error
      throw new Error(`a query failed: ${(error.cause as { code?: string } | undefined)?.code ?? 'no code'}`)
    }
  }
}

/** Success is silent; the payload, which graphile-worker puts beside its messages, stays out of the log. */
function loggerOf(ctx: Context): Logger {
  return new Logger(() => (level, message) => {
    if (level === 'error') ctx.log.error({}, message)
    if (level === 'warning') ctx.log.warn({}, message)
  })
}
