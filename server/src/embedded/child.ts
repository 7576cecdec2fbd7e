import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import { CannotStart } from './checks.ts'

export type Child = {
  /** Settles when the process is gone, whether stopped by us or not. */
  exited: Promise<void>
  /** Lets it finish what it has begun. */
  stop(): Promise<void>
}

type ChildOptions = { name: string; file: string; env: NodeJS.ProcessEnv; readyUrl: string }

const DRAIN_TIMEOUT_MS = 30_000

/** Runs one of our programs and waits until it answers at `readyUrl`. It learns of our death by the channel between us. */
export async function startChild({ name, file, env, readyUrl }: ChildOptions): Promise<Child> {
  const child = spawn(process.execPath, [file], {
    env,
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    // A group of its own: Ctrl-C is ours alone, and we stop our children in their order.
    detached: true,
  })
  let isGone = false
  const exited = once(child, 'exit').then(() => {
    isGone = true
  })
  while (!(await answers(readyUrl))) {
    if (isGone) throw new CannotStart(`${name} has not started: see the lines above.`)
    await sleep(50)
  }
  return {
    exited,
    async stop() {
      child.kill('SIGTERM')
      const timer = setTimeout(() => child.kill('SIGKILL'), DRAIN_TIMEOUT_MS)
      await exited
      clearTimeout(timer)
    },
  }
}

async function answers(url: string): Promise<boolean> {
  return fetch(url).then(
    ({ ok }) => ok,
    () => false,
  )
}
