import { asc, eq, sql } from 'drizzle-orm'
import type { Queryable } from './client.ts'
import { petition } from './schema/petitions.ts'
import { organisation } from './schema/places.ts'
import { openToAll } from './visibility.ts'

const received = sql<number>`count(*)::int`
/** What a mark takes out of rates and ratings is itself counted and published. */
const excluded = {
  repeat: sql<number>`(count(*) filter (where ${petition.repeatOfId} is not null))::int`,
  'court-related': sql<number>`(count(*) filter (where ${petition.courtRelated}))::int`,
}

export async function countByStatus(db: Queryable) {
  const [row] = await db
    .select({
      received,
      open: sql<number>`(count(*) filter (where ${petition.status} in ('submitted', 'registered', 'transferred', 'accepted')))::int`,
      replied: sql<number>`(count(*) filter (where ${petition.status} = 'replied'))::int`,
      concluded: sql<number>`(count(*) filter (where ${petition.status} = 'concluded'))::int`,
      excluded,
    })
    .from(petition)
    .where(openToAll)
  return row ?? { received: 0, open: 0, replied: 0, concluded: 0, excluded: { repeat: 0, 'court-related': 0 } }
}

/** Of each body that has matters now. */
export function countByOrganisation(db: Queryable) {
  return db
    .select({ organisation: { id: organisation.id, name: organisation.name }, received, excluded })
    .from(petition)
    .innerJoin(organisation, eq(organisation.id, petition.organisationId))
    .where(openToAll)
    .groupBy(organisation.id, organisation.name)
    .orderBy(asc(organisation.id))
}
