import type { Queryable } from '../../db/client.ts'
import { insertDeskNotices, type NewDeskNotice } from '../../db/desk-notices.ts'
import { type LeftBody, listLeftBodies } from '../../db/left-bodies.ts'
import { localDate } from '../../domain/calendar.ts'

/** Where a recusal left nobody in a body who could go on, whoever can help hears of it: at once, and once a day. */
export async function tellOfLeftBodies(db: Queryable, at: Date, petitionId?: string): Promise<number> {
  const bodies = await listLeftBodies(db, petitionId)
  return insertDeskNotices(
    db,
    bodies.flatMap((body) => noticesOf(body, at)),
  )
}

function noticesOf({ petitionId, organisationId, toldId, isFirstReceiver, lacks }: LeftBody, at: Date): NewDeskNotice[] {
  const on = localDate(at)
  const kind = lacks === 'clerk' ? 'nobody-left' : 'no-signer'
  // Who decided about another body's people sees the matter no longer; a signature is the sender's leader's to care for as well.
  const isOutside = isFirstReceiver && toldId !== organisationId
  const readers = isFirstReceiver ? (['leader'] as const) : lacks === 'clerk' ? (['clerk'] as const) : (['clerk', 'leader'] as const)
  return readers.map((reader) => ({
    organisationId: toldId,
    reader,
    kind,
    petitionId: isOutside ? null : petitionId,
    subjectId: organisationId,
    on,
    createdAt: at,
    cause: leftCause(kind, organisationId, petitionId, on),
  }))
}

/** Told once a day, by whichever job finds it. */
export const leftCause = (kind: 'nobody-left' | 'no-signer', organisationId: string, petitionId: string, on: string) =>
  `${kind}:${organisationId}:${petitionId}:${on}`
