import autocannon, { type Request } from 'autocannon'

/** As many callers at once for the service as for the bare database. */
export const callers = 32

export type Measured = { perSecond: number; p50Ms: number; p99Ms: number; failures: number }

/** HTTP requests, each made anew by `next`. */
export async function measureHttp(url: string, seconds: number, next: () => Request): Promise<Measured> {
  const requests = [{ setupRequest: (request: Request) => ({ ...request, ...next() }) }]
  const result = await autocannon({ url, connections: callers, duration: seconds, requests })
  return {
    perSecond: result['2xx'] / result.duration,
    p50Ms: result.latency.p50,
    p99Ms: result.latency.p99,
    // Not one answer in the whole time is a failure, too.
    failures: result.non2xx + result.errors + result.timeouts || Number(result['2xx'] === 0),
  }
}

/** The same number of callers without HTTP: the bare statements. */
export async function measureDirect(seconds: number, work: () => Promise<unknown>): Promise<Measured> {
  const tookMs: number[] = []
  const startedAtMs = performance.now()
  const endsAtMs = startedAtMs + seconds * 1000
  await Promise.all(
    Array.from({ length: callers }, async () => {
      for (let beganAtMs = startedAtMs; beganAtMs < endsAtMs; ) {
        await work()
        const endedAtMs = performance.now()
        tookMs.push(endedAtMs - beganAtMs)
        beganAtMs = endedAtMs
      }
    }),
  )
  const perSecond = (tookMs.length * 1000) / (performance.now() - startedAtMs)
  tookMs.sort((left, right) => left - right)
  const percentile = (share: number) => tookMs[Math.floor(tookMs.length * share)] ?? 0
  return { perSecond, p50Ms: percentile(0.5), p99Ms: percentile(0.99), failures: 0 }
}
