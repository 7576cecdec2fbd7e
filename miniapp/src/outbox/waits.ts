const steps = [2, 6, 20, 60, 180]

interface Wait {
  tries: number
  until: number
  /** The service named the time. */
  asked: boolean
}

/** When what failed may be tried again: a little later each time, and never before the service said. */
export function createWaits(now: () => number) {
  const waits = new Map<string, Wait>()
  return {
    put(id: string, askedSeconds: number) {
      const tries = (waits.get(id)?.tries ?? 0) + 1
      const seconds = Math.max(steps[Math.min(tries, steps.length) - 1] ?? 0, askedSeconds)
      waits.set(id, { tries, until: now() + seconds * 1000, asked: askedSeconds > 0 })
    },
    drop: (id: string) => void waits.delete(id),
    isDue: (id: string) => (waits.get(id)?.until ?? 0) <= now(),
    /** The network is back or the person asks: everything is due but what the service told to wait. */
    hurry() {
      for (const [id, { asked }] of waits) if (!asked) waits.delete(id)
    },
    secondsLeft: (id: string) => Math.max(0, Math.ceil(((waits.get(id)?.until ?? 0) - now()) / 1000)),
    nextMs: () => (waits.size ? Math.max(0, Math.min(...[...waits.values()].map(({ until }) => until)) - now()) : undefined),
  }
}
