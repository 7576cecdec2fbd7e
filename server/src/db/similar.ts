import type { AskSimilar } from '@petition/shared/schemas/published'
import { and, desc, eq, notInArray, type SQL, sql } from 'drizzle-orm'
import type { PgColumn } from 'drizzle-orm/pg-core'
import type { Resident } from '../domain/actor.ts'
import type { Queryable } from './client.ts'
import type { PetitionRow } from './petitions.ts'
import { isPublic } from './publications.ts'
import { petition } from './schema/petitions.ts'
import { organisation } from './schema/places.ts'
import { publication } from './schema/publications.ts'
import { tellingWords } from './search.ts'
import { visibleTo } from './visibility.ts'

const atMost = 3

/** The reader's own open matters that seem to be about the same thing. */
export async function findSimilarOwn(db: Queryable, actor: Resident, asked: AskSimilar): Promise<PetitionRow[]> {
  const likeness = likenessOf(petition.search, asked)
  if (!likeness) return []
  const isOpen = notInArray(petition.status, ['concluded', 'withdrawn', 'refused', 'joined'])
  return db
    .select()
    .from(petition)
    .where(and(visibleTo(actor), isOpen, likeness.isLike))
    .orderBy(desc(likeness.score), desc(petition.submittedAt))
    .limit(atMost)
}

/** Published letters on the same thing; of equal ones first those of the same kind and county. */
export async function findSimilarPublished(db: Queryable, asked: AskSimilar) {
  const likeness = likenessOf(publication.search, asked)
  if (!likeness) return []
  const isNear = sql`(left(${petition.regionCode}, 6) = left(${asked.regionCode ?? ''}, 6))::int`
  return db
    .select({
      id: publication.id,
      eventId: publication.eventId,
      answeredOn: publication.answeredOn,
      organisation: organisation.name,
    })
    .from(publication)
    .innerJoin(petition, eq(petition.id, publication.petitionId))
    .innerJoin(organisation, eq(organisation.id, publication.organisationId))
    .where(and(isPublic, likeness.isLike))
    .orderBy(desc(likeness.score), desc(isNear), desc(sql`(${petition.kind} = ${asked.kind})::int`), desc(publication.publishedAt))
    .limit(atMost)
}

/** Like is what shares three words in ten of the shorter text, and never fewer than two; null where nothing telling was written yet. */
function likenessOf(search: PgColumn, { title, body }: AskSimilar): { isLike: SQL; score: SQL } | null {
  const words = tellingWords(`${title}\n${body}`)
  if (words.length < 2) return null
  const asked = sql`${sql.param(words)}::text[]`
  const told = sql`array(select word from unnest(tsvector_to_array(${search})) as word where length(word) > 1)`
  const shared = sql`(select count(*) from unnest(${told}) as word where word = any(${asked}))::float`
  const shorter = sql`least(cardinality(${told}), ${words.length}::int)`
  const isFound = sql`${search} @@ to_tsquery('simple', ${words.map((word) => `'${word}'`).join(' | ')})`
  return {
    isLike: sql`(${isFound} and ${shared} >= greatest(2, ceil(${shorter} * 0.3)))`,
    score: sql`round((${shared} / greatest(${shorter}, 1))::numeric, 1)`,
  }
}
