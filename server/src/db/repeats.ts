import { and, asc, eq, or, sql } from 'drizzle-orm'
import type { Actor } from '../domain/actor.ts'
import type { Queryable, Tx } from './client.ts'
import { petition } from './schema/petitions.ts'
import { visibleTo } from './visibility.ts'

/** In the order in which everybody locks several petitions, so that nobody waits for the other. */
export async function lockWithFirst(tx: Tx, id: string) {
  await tx
    .select({ id: petition.id })
    .from(petition)
    .where(
      or(
        eq(petition.id, id),
        sql`${petition.id} in (select (data ->> 'earlierPetitionId')::uuid from proposal where petition_id = ${id} and kind = 'mark')`,
      ),
    )
    .orderBy(asc(petition.id))
    .for('update')
}

const isJoinedTo = (id: string) => and(eq(petition.repeatOfId, id), eq(petition.status, 'joined'))

/** Filings joined to this one that this reader may know of. */
export function listJoined(db: Queryable, actor: Actor, id: string) {
  return db
    .select({ id: petition.id, number: petition.number, submittedAt: petition.submittedAt })
    .from(petition)
    .where(and(isJoinedTo(id), visibleTo(actor)))
    .orderBy(asc(petition.submittedAt), asc(petition.id))
}

export async function hasJoined(tx: Tx, id: string): Promise<boolean> {
  return (await tx.$count(petition, isJoinedTo(id))) > 0
}
