import { sql } from 'drizzle-orm'
import type { Queryable } from './client.ts'
import { petition } from './schema/petitions.ts'
import { openToAll } from './visibility.ts'

export async function countByStatus(db: Queryable): Promise<{ received: number; open: number; replied: number; concluded: number }> {
  const [row] = await db
    .select({
      received: sql<number>`count(*)::int`,
      open: sql<number>`(count(*) filter (where ${petition.status} in ('submitted', 'registered', 'transferred', 'accepted')))::int`,
      replied: sql<number>`(count(*) filter (where ${petition.status} = 'replied'))::int`,
      concluded: sql<number>`(count(*) filter (where ${petition.status} = 'concluded'))::int`,
    })
    .from(petition)
    .where(openToAll)
  return row ?? { received: 0, open: 0, replied: 0, concluded: 0 }
}
