import postgres from 'postgres'

/** Any constant of our own: the first half of the advisory locks that stand for living workers. */
const lockSpace = 7_340_604

export type LivingWorkers = {
  /** Says that this worker lives for as long as this connection does. */
  hold(workerId: string): Promise<void>
  /** Gives back the jobs of workers that nobody holds any more; how many workers were dead. */
  releaseDead(): Promise<number>
  close(): Promise<void>
}

/** Tells dead workers from living ones by a lock that PostgreSQL drops with the process, however it ends. */
export function watchWorkers(ownerUrl: string): LivingWorkers {
  const sql = postgres(ownerUrl, { max: 1, idle_timeout: 0, max_lifetime: null, connect_timeout: 5, onnotice: () => {} })
  const held = new Map<string, Promise<number>>()

  async function lock(workerId: string): Promise<number> {
    const [session] = await sql<{ pid: number }[]>`
      select pg_backend_pid() as pid from (select pg_advisory_lock(${lockSpace}, hashtext(${workerId}))) as locked`
    return session?.pid ?? 0
  }

  /** A new connection has lost the locks of the old one. */
  async function holdAgain() {
    const [session] = await sql<{ pid: number }[]>`select pg_backend_pid() as pid`
    for (const [workerId, lockedBy] of held) {
      if ((await lockedBy.catch(() => 0)) !== session?.pid) held.set(workerId, lock(workerId))
    }
  }

  return {
    async hold(workerId) {
      const locking = held.get(workerId) ?? lock(workerId)
      held.set(workerId, locking)
      await locking
    },
    async releaseDead() {
      await holdAgain()
      const dead = await sql<{ id: string }[]>`
        with others as materialized (
          select distinct locked_by as id from graphile_worker.jobs where locked_by is not null and locked_by <> all(${[...held.keys()]})
        )
        select id from others where pg_try_advisory_lock(${lockSpace}, hashtext(id))`
      for (const { id } of dead) {
        await sql`select graphile_worker.force_unlock_workers(array[${id}])`
        await sql`select pg_advisory_unlock(${lockSpace}, hashtext(${id}))`
      }
      return dead.length
    },
    close: () => sql.end({ timeout: 5 }),
  }
}
