import postgres from 'postgres'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type House, openHouse } from './house.ts'
import { makeFiling } from './make.ts'

const history = ['event', 'event_content', 'delivery', 'opening', 'rating']

let house: House
beforeAll(async () => {
  house = await openHouse()
  await (await house.resident('wang')).post('/api/petitions', makeFiling())
})
afterAll(() => house.close())

async function refusalOf(attempt: PromiseLike<unknown>): Promise<string> {
  try {
    await attempt
  } catch (error) {
    return (error as { code: string }).code
  }
  return 'nothing refused it'
}

describe('history', () => {
  it('is out of reach of the role the service runs as', async () => {
    expect((await house.visitor.get('/ready')).body).toEqual({ status: 'ready', database: 'ok', files: 'ok', history: 'role' })
    const sql = postgres(house.urls.appUrl, { max: 1, onnotice: () => {} })
    for (const table of history) {
      for (const change of [`delete from ${table}`, `truncate ${table} cascade`, `alter table ${table} disable trigger all`]) {
        expect(await refusalOf(sql.unsafe(change)), change).toBe('42501')
      }
    }
    expect(await refusalOf(sql`update event set hash = 'x'`)).toBe('42501')
    expect(await refusalOf(sql`update event_content set cipher = null`)).toBe('42501')
    await sql.end()
  })

  it('is refused even to the owner', async () => {
    const sql = postgres(house.urls.ownerUrl, { max: 1, onnotice: () => {} })
    expect(await refusalOf(sql`update event set hash = 'x'`)).toBe('42501')
    expect(await refusalOf(sql`delete from event_content`)).toBe('42501')
    expect(await refusalOf(sql`update event_content set cipher = null, salt = null, erased_at = now()`)).toBe('42501')
    for (const table of history) expect(await refusalOf(sql.unsafe(`truncate ${table} cascade`))).toBe('42501')
    await sql.end()
  })

  it('lets personal text be erased by its one function, and the commitment stays', async () => {
    const sql = postgres(house.urls.appUrl, { max: 1, onnotice: () => {} })
    const [before] = await sql`select event_id, canonical from event_content join event on event.id = event_id where field = 'title'`
    const erase = () => sql`select erase_event_content(${before?.event_id}, 'title') as erased`
    expect((await erase())[0]?.erased).toBe(true)
    expect((await erase())[0]?.erased).toBe(false)
    const rows =
      await sql`select field, salt, cipher, erased_at, canonical from event_content join event on event.id = event_id where event_id = ${before?.event_id}`
    for (const { field, salt, cipher, erased_at, canonical } of rows) {
      expect(canonical).toBe(before?.canonical)
      if (field === 'title') expect([salt, cipher, erased_at === null]).toEqual([null, null, false])
      else expect([salt === null, cipher === null, erased_at]).toEqual([false, false, null])
    }
    await sql.end()
  })

  it('is guarded by triggers where there is one role, and the service is not ready without them', async () => {
    const single = await openHouse({ singleRole: true })
    expect((await single.visitor.get('/ready')).body).toMatchObject({ status: 'ready', history: 'triggers' })
    const sql = postgres(single.urls.ownerUrl, { max: 1 })
    await sql`alter table rating disable trigger history_rows`
    expect(await single.visitor.get('/ready')).toMatchObject({ status: 503, body: { status: 'not-ready', history: 'none' } })
    await sql.end()
    await single.close()
  })
})

describe('the open pages', () => {
  it('tell that the process lives, and its measures to the same machine only', async () => {
    expect(await house.visitor.get('/health')).toMatchObject({ status: 200, body: { status: 'ok' } })
    expect((await house.visitor.get('/metrics')).text).toContain('http_request_duration_seconds_bucket')
    expect((await house.visitor.get('/metrics', { 'x-forwarded-for': '127.0.0.1' })).status).toBe(404)
    expect((await house.app.inject({ url: '/metrics', remoteAddress: '10.0.0.8' })).statusCode).toBe(404)
  })

  it('show the contract with every call of the wire', async () => {
    const { body } = await house.visitor.get<{ paths: Record<string, object> }>('/openapi.json')
    const promised = [
      '/api/session/wechat',
      '/api/session/sms-code',
      '/api/session/sms',
      '/api/session/phone',
      '/api/session/staff',
      '/api/session',
      '/api/attachments',
      '/api/attachments/{id}',
      '/api/petitions',
      '/api/petitions/{id}',
      '/api/petitions/{id}/registration',
      '/api/petitions/{id}/rating',
      '/api/petitions/{id}/timeline',
      '/api/lookup',
      '/api/notices',
      '/api/notices/{id}/read',
      '/api/deadlines',
      '/api/organisations',
      '/api/regions',
      '/api/published',
      '/api/statistics/summary',
    ]
    expect(Object.keys(body.paths)).toEqual(expect.arrayContaining(promised))
    expect((await house.visitor.get('/docs/')).status).toBe(200)
  })

  it('give the city its places, its units and the days of the law', async () => {
    const { body: organisations } = await house.visitor.get<{ items: { id: string }[] }>('/api/organisations')
    expect(organisations.items.length).toBeGreaterThanOrEqual(268)
    const { body: regions } = await house.visitor.get<{ items: { code: string }[] }>('/api/regions')
    expect(regions.items.map(({ code }) => code)).toContain('340603002')
    const { body: deadline } = await house.visitor.get('/api/deadlines?startOn=2026-02-05&days=15&unit=calendar')
    expect(deadline).toMatchObject({ plainOn: '2026-02-20', legalOn: '2026-02-24', provisional: false })
    const last = await house.visitor.get('/api/deadlines?startOn=2100-12-31&days=3660&unit=working')
    expect(last).toMatchObject({ status: 200, body: { plainOn: null, provisional: true } })
    expect(await house.visitor.get('/api/published')).toMatchObject({ status: 200, body: { items: [], nextCursor: null } })
  })

  it('count what is not sealed', async () => {
    const before = (await house.visitor.get<{ received: number }>('/api/statistics/summary')).body.received
    const resident = await house.resident('counted')
    await resident.post('/api/petitions', makeFiling())
    await resident.post('/api/petitions', makeFiling({ aboutConduct: true }))
    expect((await house.visitor.get<{ received: number }>('/api/statistics/summary')).body.received).toBe(before + 1)
  })
})
