import type { ReceivedPetition, ReceivePetition } from '@petition/shared/schemas/received-petition'
import { anonymousName } from '@petition/shared/vocabulary/petition'
import type { Context } from '../../context.ts'
import { derivedId, newId } from '../../db/ids.ts'
import { lockReceivers } from '../../db/organisations.ts'
import { ensurePerson } from '../../db/people.ts'
import { findByIdempotencyKey, getPetitionRow } from '../../db/petitions.ts'
import { listSignatoryCodes } from '../../db/signatories.ts'
import type { Staff } from '../../domain/actor.ts'
import { type Day, daysBetween, localDate } from '../../domain/calendar.ts'
import { forbidden, illegal, invalidField } from '../../domain/errors.ts'
import { isClerk } from '../../domain/petition/policy.ts'
import { chooseFirstReceiver } from './choose-first-receiver.ts'
import { checkReferences, filePetition, hashContent, sameOrConflict } from './file-petition.ts'

/** How far back a receipt may be entered, and from when on it needs a reason (local). */
const enterWithinDays = 30
const reasonAfterDays = 3

/**
 * 第二十一条: 各级党委和政府信访部门以外的其他机关、单位收到的信访人提出的信访事项也要如实登记. A bureau or any other body enters what came by letter,
 * visit or phone, and follows it to its end (首接负责).
 */
export async function receivePetition(ctx: Context, actor: Staff, key: string | null, filing: ReceivePetition): Promise<ReceivedPetition> {
  if (!isClerk(actor)) throw forbidden()
  checkReceipt(filing, localDate(ctx.now()))
  const { channel, receivedOn, lateReason, ...said } = filing
  // On paper: nobody has chosen electronic delivery, nobody signs in.
  const petition = { ...said, electronicDelivery: false }
  const { petitioner } = petition
  // The person is named by who entered it under which key, so that the same key meets the same petition.
  const personId = key ? derivedId(`received:${actor.staffId}:${key}`) : newId()
  const contentHash = await hashContent(ctx, { ...petition, ...{ channel, receivedOn, lateReason: lateReason ?? null } }, petitioner)
  const earlier = key && (await findByIdempotencyKey(ctx.db, personId, key))
  if (earlier) return answer(ctx, actor, sameOrConflict(earlier, contentHash), petition.signatories)
  await checkReferences(ctx.db, petition)
  const id = await ctx.db.transaction(async (tx) => {
    const body = (await lockReceivers(tx, [actor.organisationId])).get(actor.organisationId)
    if (!body || body.closedOn) throw illegal('本单位已经撤销，请由承接其职权的单位登记。')
    const seal = await chooseFirstReceiver(tx, petition, body)
    await ensurePerson(tx, personId, ctx.now())
    const canBeTold = petitioner.name !== anonymousName && petitioner.address !== ''
    const received = { on: receivedOn, lateReason: lateReason ?? null, canBeTold }
    const filed = await filePetition(ctx, tx, { filing: petition, petitioner, personId, actor, key, contentHash, channel, seal, received })
    if (filed) return filed
    const winner = key && (await findByIdempotencyKey(tx, personId, key))
    if (!winner) throw new Error('an entry met a conflict that cannot be found')
    return sameOrConflict(winner, contentHash)
  })
  return answer(ctx, actor, id, petition.signatories)
}

function checkReceipt({ receivedOn, lateReason }: ReceivePetition, today: Day) {
  const days = daysBetween(receivedOn, today)
  if (days < 0) throw invalidField('receivedOn', '收到日期不能晚于今天。', 'in_future')
  if (days > enterWithinDays) throw invalidField('receivedOn', `只能补录${enterWithinDays}日内收到的事项。`, 'too_old')
  if (days > reasonAfterDays && !lateReason)
    throw invalidField('lateReason', `收到超过${reasonAfterDays}日才录入的，请写明原因。`, 'reason_missing')
}

/** The 查询码 lets people rate: no responsible unit ever holds it. */
async function answer(ctx: Context, actor: Staff, id: string, signatories: readonly { name: string }[]): Promise<ReceivedPetition> {
  const { number, queryCodeCipher } = await getPetitionRow(ctx.db, id)
  if (actor.organisationKind !== 'bureau') return { id, number, queryCode: null, signatoryCodes: [] }
  const codes = await listSignatoryCodes(ctx.db, ctx.keys, id)
  const signatoryCodes = codes.flatMap((queryCode, index) => (queryCode ? [{ name: signatories[index]?.name ?? '', queryCode }] : []))
  return { id, number, queryCode: ctx.keys.decrypt(queryCodeCipher, `query-code:${id}`), signatoryCodes }
}
