import type { Context } from '../../context.ts'
import { listAssignments } from '../../db/assignments.ts'
import { restoreClocks } from '../../db/clocks.ts'
import { insertDeskNotices } from '../../db/desk-notices.ts'
import { appendEvent, type EventRow, listEvents } from '../../db/events.ts'
import {
  closeProceeding,
  findNumber,
  findPetition,
  findVisibleByNumber,
  getPetitionRow,
  type Loaded,
  type PetitionRow,
  reopenProceeding,
  setPetition,
} from '../../db/petitions.ts'
import { hasJoined } from '../../db/repeats.ts'
import type { Actor } from '../../domain/actor.ts'
import { illegal, invalidField } from '../../domain/errors.ts'
import { onTransfer } from '../../domain/petition/clock-effects.ts'
import { hideAlike, joinsFirst } from '../../domain/petition/joining.ts'
import { hasLeft } from '../../domain/petition/matter.ts'
import type { Work } from './act-on-petition.ts'

/** The earlier petition of the same person that somebody names. A link to a sealed matter would tell everybody in this one that there is an accusation. */
export async function namedEarlier({ tx, petition }: Work, actor: Actor, number: string | null | undefined, field: string) {
  const earlier = number ? await findVisibleByNumber(tx, actor, number.toUpperCase()) : null
  const isEarlier = earlier !== null && earlier.id !== petition.id && earlier.submittedAt <= petition.submittedAt
  if (!isEarlier || earlier.personId !== petition.personId)
    throw invalidField(field, '没有找到同一信访人此前的这件信访件，请核对编号。', 'unknown_earlier_petition')
  if (!hideAlike(petition, earlier)) throw invalidField(field, `${onlyOneHides}请不要填写编号，本件按初次信访办理。`, 'identity_hidden')
  if (earlier.status === 'joined' && earlier.repeatOfId) {
    const first = await findNumber(tx, actor, earlier.repeatOfId)
    throw invalidField(field, `这件已并入信访件${first ?? ''}，请填写它所并入的编号。`, 'joined')
  }
  return earlier
}

/** Whoever has both files would know the name that is hidden in one of them. */
export const onlyOneHides = '两件信访件中只有一件要求不透露身份，写明另一件的编号会让收到的单位知道信访人是谁。'

/** Null where the repeat is only linked and goes on by itself. */
export async function firstToJoin(work: Work, actor: Actor): Promise<Loaded | null> {
  const { mark, earlierPetitionId } = work.proposal().data
  if (mark !== 'repeat' || !earlierPetitionId) return null
  const first = await findPetition(work.tx, actor, earlierPetitionId, work.today)
  if (!first) throw illegal('您现在看不到此前的那件信访件，无法核对是不是同一事项，请由能查看它的另一人复核。')
  const isFirstItself = await hasJoined(work.tx, work.petition.id)
  return !isFirstItself && joinsFirst(work, first, work.proposal().id) ? first : null
}

/** The file ends in the first one: what the bureau owed in it is met by that, and the first one's dates go on. */
export async function join(ctx: Context, work: Work, actor: Actor, event: EventRow, first: PetitionRow) {
  const { tx, petition, at } = work
  await work.moveClocks(event, onTransfer('petition'))
  await work.cancelClocks(event)
  await closeProceeding(tx, petition.id, at)
  work.standAs('joined')
  await tellFirst(ctx, work, actor, first, 'repeat-joined')
}

/** The contest is right: the file is where it was, and every clock goes on as if it had never stopped. */
export async function part(ctx: Context, work: Work, actor: Actor) {
  const { tx, petition } = work
  const { eventId, data } = work.proposal()
  const events = await listEvents(tx, petition.id)
  const joining = events.findLast(({ kind, canonical }) => kind === 'mark-decision' && JSON.parse(canonical).data.asked === eventId)
  if (!joining || !data.earlierPetitionId) throw new Error(`petition ${petition.id} is joined without a decision`)
  await restoreClocks(tx, petition.id, joining.id)
  const moved = await work.recount()
  await reopenProceeding(tx, petition.id)
  work.standAs('registered')
  await tellFirst(ctx, work, actor, await getPetitionRow(tx, data.earlierPetitionId), 'repeat-parted')
  return { undone: [joining.id], moved }
}

type Kind = 'repeat-joined' | 'repeat-parted'

async function tellFirst(ctx: Context, work: Work, actor: Actor, first: PetitionRow, kind: Kind) {
  const { tx, petition, at } = work
  const head = { petitionId: first.id, sequence: first.lastSequence, hash: first.lastHash }
  const data = { other: petition.id, number: petition.number }
  const event = await appendEvent(tx, ctx.keys, head, { kind, at, actor, audience: 'all', data, contents: {} })
  await setPetition(tx, first.id, { version: first.version + 1 })
  await tellDesks(work, first, kind, event.id)
}

/** Whoever has the first file has to read the other one with it, or no longer. */
async function tellDesks({ tx, petition, today, at }: Work, first: PetitionRow, kind: Kind, eventId: string) {
  const has = (await listAssignments(tx, [first.id])).filter((one) => !hasLeft(one) && !['closed', 'passed-on'].includes(one.status))
  const desks = new Set([first.bureauId, ...has.map((one) => one.receiverId)])
  const told = {
    reader: 'clerk' as const,
    petitionId: first.id,
    subjectId: petition.bureauId,
    on: today,
    createdAt: at,
    kind,
    cause: `${kind}:${eventId}`,
  }
  await insertDeskNotices(
    tx,
    [...desks].map((organisationId) => ({ ...told, organisationId })),
  )
}
