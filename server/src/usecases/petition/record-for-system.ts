import type { EventKind } from '@petition/shared/vocabulary/acts'
import type { NoticeKind } from '@petition/shared/vocabulary/notices'
import type { Context } from '../../context.ts'
import type { Tx } from '../../db/client.ts'
import { appendEvent, type Contents, type EventRow } from '../../db/events.ts'
import { enqueueNotice } from '../../db/notices.ts'
import type { PetitionRow } from '../../db/petitions.ts'
import type { Json } from '../../domain/petition/chain.ts'

type Said = { kind: EventKind; at: Date; data: { [key: string]: Json }; contents?: Contents; notice: NoticeKind }

/** What the service itself has to say of a locked petition: into its history, and to the petitioner. */
export async function recordForSystem(
  ctx: Context,
  tx: Tx,
  petition: PetitionRow,
  { kind, at, data, contents = {}, notice }: Said,
): Promise<EventRow> {
  const head = { petitionId: petition.id, sequence: petition.lastSequence, hash: petition.lastHash }
  const event = await appendEvent(tx, ctx.keys, head, { kind, at, actor: null, audience: 'all', data, contents })
  petition.lastSequence = event.sequence
  petition.lastHash = event.hash
  await enqueueNotice(tx, { eventId: event.id, petitionId: petition.id, personId: petition.personId, kind: notice, at })
  return event
}
