/** `npm run bench`: how fast the service files, opens and lists, beside what a bare Fastify and the bare database do on the same machine in the same run. */
import { randomUUID } from 'node:crypto'
import { availableParallelism, cpus } from 'node:os'
import { setTimeout as sleep } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import type { PetitionView } from '@petition/shared/schemas/petition'
import type { PetitionPage } from '@petition/shared/schemas/petition-list'
import postgres from 'postgres'
import { makeFiling } from '../test/make.ts'
import { bareDetail, bareFiling, barePage } from './bare.ts'
import { fill } from './fill.ts'
import { callers, type Measured, measureDirect, measureHttp } from './measure.ts'
import { type Caller, post, signIn } from './people.ts'
import { openStage, poolSize, type Stage } from './stage.ts'

const { values } = parseArgs({ options: { rows: { type: 'string', default: '200000' }, seconds: { type: 'string', default: '2' } } })
const rows = Number(values.rows)
const seconds = Number(values.seconds)
const fewRows = 3000
const startedAtMs = Date.now()

const stage = await openStage()
const sql = postgres(stage.appUrl, { max: poolSize, onnotice: () => {} })
const owner = postgres(stage.ownerUrl, { max: 2, onnotice: () => {} })
const failures = await run(stage).finally(async () => {
  await Promise.all([sql.end({ timeout: 1 }), owner.end({ timeout: 1 })])
  await stage.close()
})
console.log(`\n${failures} answers were not 2xx; all of it took ${Math.round((Date.now() - startedAtMs) / 1000)} s`)
process.exit(failures === 0 ? 0 : 1)

async function run({ apiUrl, helloUrl, dataDir, keys }: Stage): Promise<number> {
  const [version] = await sql<{ server_version: string }[]>`show server_version`
  console.log(`${cpus()[0]?.model.trim()}, ${availableParallelism()} cores; Node ${process.version}; PostgreSQL ${version?.server_version}`)
  console.log(`${callers} callers, pool of ${poolSize}, durable commits, ${seconds} s each; service with RUN=${process.env.RUN ?? 'all'}\n`)

  const { residents, bureauClerk, unitClerk } = await signIn({ apiUrl, dataDir })
  let failed = 0
  const report = (name: string, measured: Measured, ceiling?: Measured) => {
    failed += measured.failures
    printRow(name, measured, ceiling)
    return measured
  }
  const get = (name: string, next: () => { path: string; headers: Record<string, string> }, ceiling?: Measured) =>
    measureHttp(apiUrl, seconds, next).then((measured) => report(name, measured, ceiling))

  printHead()
  report('hello (bare Fastify)', await measureHttp(helloUrl, seconds, () => ({ path: '/' })))

  const filed = await Promise.all(
    residents.map(({ headers }) =>
      post<PetitionView>(`${apiUrl}/api/petitions`, makeFiling(), { ...headers, 'idempotency-key': randomUUID() }),
    ),
  )
  const templateId = filed[0]?.id ?? ''
  const own = () => {
    const n = random(residents.length)
    return { path: `/api/petitions/${filed[n]?.id}`, headers: residents[n]?.headers ?? {} }
  }
  const detail = report(
    '  bare: select by id',
    await measureDirect(
      seconds,
      bareDetail(
        sql,
        filed.map(({ id }) => id),
      ),
    ),
  )
  await get('detail, resident', own, detail)
  await get('detail, clerk (recorded)', () => ({ ...own(), headers: bureauClerk.headers }), detail)

  const bodies = await owner<{ id: string }[]>`select id from organisation where kind = 'department' order by id limit 100`
  const receiverIds = [...new Set([unitClerk.organisationId, ...bodies.map(({ id }) => id)])]
  for (const size of rows > fewRows ? [fewRows, rows] : [rows]) {
    await fill(owner, keys, { rows: size, templateId, residentIds: residents.map(({ personId }) => personId), receiverIds })
    console.log(`with ${size.toLocaleString('en')} petitions`)
    const ofPerson = barePage(
      sql,
      'person_id',
      residents.map(({ personId }) => personId),
    )
    const ofBureau = barePage(sql, 'bureau_id', [filed[0]?.organisation.id ?? ''])
    const personal = report("  bare: a person's page", await measureDirect(seconds, ofPerson))
    const general = report("  bare: the bureau's page", await measureDirect(seconds, ofBureau))
    const lists = [
      { name: 'list, resident', callers: residents, query: '', ceiling: personal },
      { name: 'list, bureau, newest', callers: [bureauClerk], query: '&sort=newest', ceiling: general },
      { name: 'list, bureau, by due day', callers: [bureauClerk], query: '', ceiling: general },
      { name: 'list, bureau, its tasks', callers: [bureauClerk], query: '&queue=mine', ceiling: general },
      { name: 'list, unit, by due day', callers: [unitClerk], query: '', ceiling: general },
    ]
    for (const { name, callers, query, ceiling } of lists) {
      const pages = (await Promise.all(callers.map((caller) => firstPages(apiUrl, caller, query)))).flat()
      await get(name, () => pages[random(pages.length)] as (typeof pages)[number], ceiling)
    }
  }

  // Last, because the jobs go on sending what it leaves behind.
  const writing = report('  bare: the same inserts', await measureDirect(seconds, await bareFiling(sql, templateId)))
  const filing = () => {
    const { headers } = residents[random(residents.length)] as Caller
    return {
      method: 'POST',
      path: '/api/petitions',
      headers: { ...headers, 'idempotency-key': randomUUID() },
      body: JSON.stringify(makeFiling()),
    }
  }
  report('filing', await measureHttp(apiUrl, seconds, filing), writing)
  // The callers have hung up, but what they asked last is still being answered.
  await sleep(2000)
  return failed
}

/** The first pages as a reader turns them, by their cursors. */
async function firstPages(apiUrl: string, { headers }: Caller, query: string) {
  const pages: { path: string; headers: Record<string, string> }[] = []
  let cursor: string | null = ''
  while (cursor !== null && pages.length < 3) {
    const path = `/api/petitions?limit=20${query}${cursor && `&cursor=${cursor}`}`
    pages.push({ path, headers })
    const response = await fetch(`${apiUrl}${path}`, { headers })
    cursor = ((await response.json()) as PetitionPage).nextCursor
  }
  return pages
}

function random(below: number) {
  return Math.floor(Math.random() * below)
}

function printHead() {
  console.log(`${''.padEnd(28)}${['req/s', 'p50 ms', 'p99 ms', 'of ceiling', 'not 2xx'].map((title) => title.padStart(11)).join('')}`)
}

function printRow(name: string, { perSecond, p50Ms, p99Ms, failures }: Measured, ceiling?: Measured) {
  const share = ceiling ? (perSecond / ceiling.perSecond).toFixed(2) : ''
  const cells = [
    Math.round(perSecond).toLocaleString('en'),
    p50Ms.toFixed(1),
    p99Ms.toFixed(1),
    share,
    failures === 0 ? '0' : `${failures} !`,
  ]
  console.log(`${name.padEnd(28)}${cells.map((cell) => cell.padStart(11)).join('')}`)
}
