import { execFile } from 'node:child_process'
import { cp, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import type { PetitionView } from '@petition/shared/schemas/petition'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { fixedHolidays, readCalendarYear } from '../src/seed/calendar.ts'
import { loadSeed } from '../src/seed/load-seed.ts'
import { loadCalendarYear } from '../src/usecases/calendar/load-calendar-year.ts'
import { createAdministrator } from '../src/usecases/staff/create-administrator.ts'
import { makeDemoAccounts } from '../src/usecases/staff/make-demo-accounts.ts'
import { type House, openHouse } from './house.ts'
import { makeFiling } from './make.ts'

const ownSeed = fileURLToPath(new URL('../seed', import.meta.url))

let house: House
let folder: string
beforeAll(async () => {
  house = await openHouse({ now: '2026-12-24T09:00:00+08:00' })
  folder = await mkdtemp(join(tmpdir(), 'petition-operators-'))
})
afterAll(async () => {
  await house.close()
  await rm(folder, { recursive: true })
})

const signIn = (username: string, password: string) => house.visitor.post('/api/session/staff', { username, password })

it('changes nothing when the service is started again', async () => {
  const writes = async () => {
    const tables = ['region', 'organisation', 'category', 'calendar_version', 'calendar_year', 'calendar_day']
    const counted = tables.map((table) => `select '${table}' as name, count(*)::int, max(xmin::text::bigint)::text as last from ${table}`)
    return house.ctx.db.execute(counted.join(' union all '))
  }
  const before = await writes()
  await loadSeed(house.ctx.db, { at: house.now })
  expect(await writes()).toEqual(before)
})

it('takes the files of another city, and leaves what a unit has filled in', async () => {
  await cp(ownSeed, folder, { recursive: true })
  const file = join(folder, 'organisations.csv')
  await writeFile(file, (await readFile(file, 'utf8')).replace('淮北市信访局', '新市信访局'))
  await house.ctx.db.execute(`update organisation set phone = '0561-0000000' where id = '340600-bureau'`)
  await loadSeed(house.ctx.db, { seedDir: folder, at: house.now })
  const { body } = await house.visitor.get<{ items: { id: string; name: string; phone: string }[] }>('/api/organisations')
  expect(body.items.find(({ id }) => id === '340600-bureau')).toMatchObject({ name: '新市信访局', phone: '0561-0000000' })
})

it('moves the open clocks when the days off of a year are loaded', async () => {
  const resident = await house.resident('wang')
  const { body: filed } = await resident.post<PetitionView>('/api/petitions', makeFiling())
  expect(filed.clocks[0]).toMatchObject({ kind: 'dispatch', legalOn: '2027-01-08', provisional: true })
  const off = [...fixedHolidays(2027)].map(([on, name]) => `${on},off,${name}`)
  const year = readCalendarYear(['# 2027 测试通知', 'on,kind,name', ...off, '2027-01-08,off,元旦'].join('\n'))
  const moved = await loadCalendarYear(house.ctx, year)
  expect(moved).toMatchObject([{ number: filed.number, kind: 'dispatch', fromOn: '2027-01-08', toOn: '2027-01-11' }])
  const { body: view } = await resident.get<PetitionView>(`/api/petitions/${filed.id}`)
  expect(view.clocks[0]).toMatchObject({ legalOn: '2027-01-11', provisional: false })
})

it('makes the first administrator, with a password worth the name', async () => {
  const admin = { username: 'first.admin', name: '王敏', password: 'correct-horse-battery' }
  await expect(createAdministrator(house.ctx, { ...admin, password: 'aaaaaaaaaaaaaaaa' })).rejects.toThrow('密码至少12个字符')
  await createAdministrator(house.ctx, admin)
  await expect(createAdministrator(house.ctx, admin)).rejects.toThrow('已经被使用')
  expect(await signIn(admin.username, admin.password)).toMatchObject({ status: 200, body: { person: { roles: ['administrator'] } } })
})

it('tells an operator in one sentence what is missing', async () => {
  const script = fileURLToPath(new URL('../src/admin/create-admin.ts', import.meta.url))
  const attempt = promisify(execFile)(process.execPath, [script], { env: { DATABASE_URL: house.urls.appUrl } })
  await expect(attempt).rejects.toMatchObject({ code: 1, stderr: expect.stringMatching(/^JWT_PRIVATE_KEY is missing\.\n/) })
})

it('makes demo accounts on the embedded default only, and keeps their passwords', async () => {
  const { ctx } = house
  const embedded = { ...ctx, config: { ...ctx.config, EMBEDDED: true, DATA_DIR: folder } }
  await expect(makeDemoAccounts(ctx)).rejects.toThrow('embedded default only')
  await expect(makeDemoAccounts({ ...embedded, config: { ...embedded.config, NODE_ENV: 'production' } })).rejects.toThrow()

  const file = join(folder, 'demo-accounts.json')
  await makeDemoAccounts(embedded)
  const written = await readFile(file, 'utf8')
  await makeDemoAccounts(embedded)
  expect(await readFile(file, 'utf8')).toBe(written)
  expect((await stat(file)).mode & 0o777).toBe(0o600)

  const accounts: { username: string; password: string; roles: string[]; organisation: { id: string } }[] = JSON.parse(written)
  const first = (role: string) => accounts.find(({ roles }) => roles.includes(role))
  expect(first('bureau-clerk')?.organisation.id).toBe('340600-bureau')
  expect(first('unit-clerk')?.organisation.id).toBe(first('unit-leader')?.organisation.id)
  expect(new Set(accounts.flatMap(({ roles }) => roles))).toEqual(
    new Set(['bureau-clerk', 'bureau-leader', 'unit-clerk', 'unit-leader', 'administrator']),
  )
  expect((await signIn(accounts[0]?.username ?? '', accounts[0]?.password ?? '')).status).toBe(200)
})
