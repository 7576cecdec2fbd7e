import type { PetitionView } from '@petition/shared/schemas/petition'
import postgres from 'postgres'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { commitmentOf, firstBrokenLink } from '../src/domain/petition/chain.ts'
import { type House, openHouse } from './house.ts'
import type { Resident, StaffMember } from './people.ts'
import { act, bodies, fileAs, listOf, open, register, replyBody, timelineOf, transfer } from './steps.ts'

const phone = '13955512345'
const petitioner = {
  type: 'person',
  name: '欧阳长风',
  phone,
  address: '相山区东街道幸福小区3栋2单元401',
  idType: 'resident-id',
  idNumber: '11010519491231002X',
} as const
const title = '欧阳长风反映小区积水'
const body = `一下雨就积水，请打我的电话${phone}或者055-63112233，身份证11010519491231002X，找欧阳长风。`
const request = '请在本月内疏通排水管道'

let house: House
let resident: Resident
let bureau: StaffMember
let unit: StaffMember
let app: postgres.Sql
let owner: postgres.Sql
let petition: PetitionView

beforeAll(async () => {
  house = await openHouse()
  app = postgres(house.urls.appUrl, { max: 1 })
  owner = postgres(house.urls.ownerUrl, { max: 1, onnotice: () => {} })
  resident = await house.residentBySms(phone)
  bureau = await house.staff('bureau-clerk')
  unit = await house.staff('unit-clerk')
  petition = await fileAs(resident, {
    title,
    body,
    requests: [request],
    petitioner,
    electronicDelivery: false,
    place: { text: '小区北门口' },
  })
  await register(bureau, petition, { remark: '经办人内部备注' })
  await transfer(bureau, petition, unit.organisationId)
  await act(unit, petition, 'acceptance', {})
  await unit.post(`/api/petitions/${petition.id}/petitioner-opening`, { reason: '上门核实积水位置' })
  await act(unit, petition, 'contact', { ...bodies.contact, summary: '电话中了解了情况' })
  await act(unit, petition, 'reply', replyBody(petition))
  await act(resident, petition, 'rating', { unit: { grade: 'unsatisfied', reason: '管道仍然不通' } })
  await act(bureau, petition, 'conclusion', { ground: '答复意见已经送达' })
  await house.workOff()
})
afterAll(async () => {
  await app?.end()
  await owner?.end()
  await house?.close()
})

describe('history', () => {
  it.each(['event', 'event_content', 'delivery', 'opening', 'rating'])(
    'in %s cannot be changed, deleted or emptied by the service, nor by the owner',
    async (table) => {
      expect((await app`select from ${app(table)}`).length).toBeGreaterThan(0)
      const [column] =
        await owner`select column_name from information_schema.columns where table_name = ${table} order by ordinal_position limit 1`
      const name = column?.column_name
      for (const [role, sql] of [
        ['service', app],
        ['owner', owner],
      ] as const) {
        const denied = expect.objectContaining({ code: '42501' })
        await expect(sql`update ${sql(table)} set ${sql(name)} = ${sql(name)}`, role).rejects.toEqual(denied)
        await expect(sql`delete from ${sql(table)}`, role).rejects.toEqual(denied)
        await expect(sql`truncate ${sql(table)} cascade`, role).rejects.toEqual(denied)
      }
    },
  )

  it('shows a change that somebody made past all guards', async () => {
    const items = await timelineOf(resident, petition)
    const forged = items.map((item) =>
      item.sequence === 2 ? { ...item, canonical: item.canonical?.replace('appeal', 'suggestion') } : item,
    )
    expect([firstBrokenLink(items), firstBrokenLink(forged), firstBrokenLink(items.toSpliced(3, 1))]).toEqual([null, 2, 5])
  })
})

describe('the database at rest', () => {
  const needles = () => [
    ...[petitioner.name, phone, petitioner.address, petitioner.idNumber, title, body, request, petition.queryCode ?? '', '055-63112233'],
    ...[
      '小区北门口',
      '经办人内部备注',
      '上门核实积水位置',
      '电话中了解了情况',
      '情况已经核实',
      '管道仍然不通',
      '答复意见已经送达',
      '经调查核实',
    ],
  ]

  it('holds none of what was written or said in any column of any table, jobs included', async () => {
    const columns = await owner`
      select table_schema as schema, table_name as "table", column_name as "column", data_type as type from information_schema.columns
      where table_schema in ('public', 'graphile_worker') and table_name in (select relname from pg_class where relkind in ('r', 'p'))
        and data_type in ('text', 'character varying', 'bytea', 'json', 'jsonb', 'tsvector', 'ARRAY')`
    expect(columns.length).toBeGreaterThan(60)
    const search = async (needles: string[]) => {
      const found: string[] = []
      for (const { schema, table, column, type } of columns) {
        const bytes = type === 'bytea' ? owner`${owner(column)}` : owner`convert_to(${owner(column)}::text, 'UTF8')`
        const rows = await owner`
          select needle from ${owner(schema)}.${owner(table)}, unnest(${needles}::text[]) needle
          where position(convert_to(needle, 'UTF8') in ${bytes}) > 0 limit 1`
        if (rows.length > 0) found.push(`${table}.${column}: ${rows[0]?.needle}`)
      }
      return found
    }
    expect(await search([petition.number])).toContain(`petition.number: ${petition.number}`)
    expect(await search(needles())).toEqual([])
  })

  it('is searched by words, not by what names a person', async () => {
    const [row] = await owner`select search::text as search from petition where id = ${petition.id}`
    expect(row?.search).toContain("'积水'")
    expect(row?.search).not.toMatch(/欧阳|长风|139555|63112233|110105/)
    const hits = async (q: string) => (await listOf(bureau, `&q=${encodeURIComponent(q)}`)).items.map(({ id }) => id)
    expect(await hits('积水')).toEqual([petition.id])
    for (const q of ['欧阳长风', phone, petitioner.idNumber]) expect(await hits(q), q).toEqual([])
  })
})

describe('a text that is erased', () => {
  it('is gone for good, seen to be erased by everybody, and the chain still verifies', async () => {
    const before = await timelineOf(unit, petition)
    const [{ id: eventId }] = (await app`select id from event where petition_id = ${petition.id} and sequence = 1`) as unknown as [
      { id: string },
    ]
    for (const field of ['title', 'own.petitioner']) {
      expect(await app`select erase_event_content(${eventId}, ${field}) as erased`).toMatchObject([{ erased: true }])
      expect(await app`select erase_event_content(${eventId}, ${field}) as erased`).toMatchObject([{ erased: false }])
    }
    const items = await timelineOf(unit, petition)
    expect(firstBrokenLink(items)).toBeNull()
    expect(items.map(({ hash }) => hash)).toEqual(before.map(({ hash }) => hash))
    const [submission] = items
    expect(submission?.contents?.find(({ field }) => field === 'title')).toEqual({ field: 'title', salt: null, text: null, erased: true })
    const kept = submission?.contents?.find(({ field }) => field === 'body')
    const { contents } = JSON.parse(submission?.canonical ?? '{}')
    expect(contents.body).toBe(commitmentOf(Buffer.from(kept?.salt ?? '', 'base64'), kept?.text ?? ''))

    for (const who of [resident, unit]) {
      expect(await open(who, petition)).toMatchObject({ title: '（内容已依法删除）', body, petitioner: null })
      expect((await listOf(who)).items.find(({ id }) => id === petition.id)?.title).toBe('（内容已依法删除）')
    }
    expect((await bureau.post(`/api/petitions/${petition.id}/petitioner-opening`, { reason: '电话回访信访人' })).status).toBe(404)
  })
})
