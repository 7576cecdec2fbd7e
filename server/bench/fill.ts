import type postgres from 'postgres'
import type { Keys } from '../src/db/cipher.ts'
import { newId } from '../src/db/ids.ts'

const batchSize = 5000
const strangers = 5000
/** One of so many still waits for an answer. */
const openEvery = 20
/** One of so many was filed by a resident who is measured. */
const ownEvery = 5

type Filling = { rows: number; templateId: string; residentIds: readonly string[]; receiverIds: readonly string[] }

/**
 * Copies of one petition that the service itself has filed, by many people over three years, each given to a body of the city;
 * what a list reads of them (title, event, clocks, assignment) is there and opens.
 */
export async function fill(sql: postgres.Sql, keys: Keys, { rows, templateId, residentIds, receiverIds }: Filling): Promise<void> {
  const [known] = await sql<{ filled: number }[]>`select count(*)::int as filled from petition where number like 'BENCH%'`
  const personIds = known?.filled ? await strangersOf(sql) : await insertStrangers(sql)
  const batches: number[] = []
  for (let first = known?.filled ?? 0; first < rows; first += batchSize) batches.push(first)
  const fillNext = async (): Promise<void> => {
    const first = batches.shift()
    if (first === undefined) return
    const seeds = Array.from({ length: Math.min(batchSize, rows - first) }, (_, index) => seed(keys, first + index))
    await insertBatch(sql, seeds)
    return fillNext()
  }
  await Promise.all([fillNext(), fillNext()])
  await sql`vacuum analyze`

  function seed(keys: Keys, n: number) {
    const eventId = newId()
    const people = n % ownEvery === 0 ? residentIds : personIds
    return {
      n,
      petition_id: newId(),
      event_id: eventId,
      person_id: people[Math.floor(n / ownEvery) % people.length],
      receiver_id: receiverIds[n % receiverIds.length],
      title_cipher: keys.encrypt('小区门口道路积水多年无人处理', `event:${eventId}:title`).toString('hex'),
      is_open: Math.floor(n / receiverIds.length) % openEvery === 0,
    }
  }

  async function insertBatch(sql: postgres.Sql, seeds: object[]) {
    await sql.begin(async (tx) => {
      await tx`create temporary table seed on commit drop as
        select s.*, now() - random() * interval '3 years' as filed_at, current_date + (n % 60)::int as due_on from jsonb_to_recordset(${tx.json(seeds as never)})
          as s (n int, petition_id uuid, event_id uuid, person_id uuid, receiver_id text, title_cipher text, is_open boolean)`
      await tx`insert into petition select copy.* from seed, petition as template, lateral jsonb_populate_record(template, jsonb_build_object(
          'id', seed.petition_id, 'number', 'BENCH' || n, 'person_id', seed.person_id, 'idempotency_key', null, 'submission_event_id', seed.event_id,
          'submitted_at', filed_at, 'received_on', filed_at::date, 'status', case when is_open then 'transferred' else 'concluded' end,
          'organisation_id', seed.receiver_id)) as copy
        where template.id = ${templateId}`
      await tx`insert into event select copy.* from seed, event as template, lateral jsonb_populate_record(template, jsonb_build_object(
          'id', seed.event_id, 'petition_id', seed.petition_id)) as copy
        where template.petition_id = ${templateId} and template.sequence = 1`
      await tx`insert into event_content (event_id, field, salt, cipher)
        select event_id, 'title', decode(repeat('00', 16), 'hex'), decode(title_cipher, 'hex') from seed`
      await tx`insert into proceeding (id, petition_id, kind, opened_at) select petition_id, petition_id, 'handling', filed_at from seed`
      await tx`insert into assignment (id, petition_id, proceeding_id, sender_id, receiver_id, role, status, received_at, received_on)
        select seed.petition_id, seed.petition_id, seed.petition_id, template.bureau_id, seed.receiver_id, 'lead',
          case when is_open then 'offered' else 'done' end, filed_at, filed_at::date
        from seed, petition as template where template.id = ${templateId}`
      await tx`insert into clock select copy.* from seed, clock as template, lateral jsonb_populate_record(template, jsonb_build_object(
          'id', seed.petition_id, 'petition_id', seed.petition_id, 'assignment_id', seed.petition_id, 'organisation_id', seed.receiver_id,
          'legal_on', due_on, 'stopped_on', case when is_open then null else current_date end)) as copy
        where template.id = (select id from clock where petition_id = ${templateId} order by kind limit 1)`
    })
  }
}

async function insertStrangers(sql: postgres.Sql): Promise<string[]> {
  const ids = Array.from({ length: strangers }, newId)
  await sql`insert into person (id, created_at) select id, now() from unnest(${ids}::uuid[]) as id`
  return ids
}

async function strangersOf(sql: postgres.Sql): Promise<string[]> {
  const rows = await sql<{ id: string }[]>`select id from person where not exists (select from identity where person_id = person.id)`
  return rows.map(({ id }) => id)
}
