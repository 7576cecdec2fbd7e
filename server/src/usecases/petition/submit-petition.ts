import { randomInt } from 'node:crypto'
import type { Petitioner, SubmitPetition } from '@petition/shared/schemas/petition'
import type { Channel, PetitionKind } from '@petition/shared/vocabulary/petition'
import type { Context } from '../../context.ts'
import { claimAttachments, findAttachments } from '../../db/attachments.ts'
import { getCalendar } from '../../db/calendar.ts'
import type { Queryable, Tx } from '../../db/client.ts'
import { applyClockEffects } from '../../db/clocks.ts'
import { insertEvent, makeEvent } from '../../db/events.ts'
import { newId } from '../../db/ids.ts'
import { getLocalRules } from '../../db/local-rules.ts'
import { enqueueImageCheck, enqueueNotice } from '../../db/notices.ts'
import { categoryExists, findOrganisations, regionExists } from '../../db/organisations.ts'
import { getProfile, setProfile } from '../../db/people.ts'
import { findByIdempotencyKey, insertPetition, insertProceeding, insertRequests, nextNumber, type PetitionRow } from '../../db/petitions.ts'
import { searchVector } from '../../db/search.ts'
import type { Resident } from '../../domain/actor.ts'
import { localDate } from '../../domain/calendar.ts'
import { invalidField, Refusal } from '../../domain/errors.ts'
import { canonicalJson, genesisHash, sha256 } from '../../domain/petition/chain.ts'
import { onSubmission } from '../../domain/petition/clock-effects.ts'
import { petitionNumber } from '../../domain/petition/number.ts'
import { redact } from '../../domain/petition/privacy.ts'
import { receiptText } from '../../domain/petition/receipt.ts'
import { chooseFirstReceiver } from './choose-first-receiver.ts'

/**
 * A resident files. Registered for ever from the moment it is answered: one commit holds the petition, its first event, its clock and its notice.
 * The same key with the same content answers the same petition; another content is 409.
 */
export async function submitPetition(ctx: Context, actor: Resident, key: string | null, filing: SubmitPetition): Promise<string> {
  const petitioner = filing.petitioner ?? (await getProfile(ctx.db, ctx.keys, actor.personId))
  if (!petitioner) throw invalidField('petitioner', '请填写您的姓名、电话和住址。', 'petitioner_missing')
  const contentHash = await hashContent(ctx, filing, petitioner)
  const earlier = key && (await findByIdempotencyKey(ctx.db, actor.personId, key))
  if (earlier) return sameOrConflict(earlier, contentHash)
  await checkReferences(ctx.db, filing)
  return ctx.db.transaction(async (tx) => {
    const id = await file(ctx, tx, actor, key, filing, petitioner, contentHash)
    if (id) return id
    const winner = key && (await findByIdempotencyKey(tx, actor.personId, key))
    if (!winner) throw new Error('a filing met a conflict that cannot be found')
    return sameOrConflict(winner, contentHash)
  })
}

async function file(
  ctx: Context,
  tx: Tx,
  actor: Resident,
  key: string | null,
  filing: SubmitPetition,
  petitioner: Petitioner,
  contentHash: string,
): Promise<string | null> {
  const at = ctx.now()
  const receivedOn = localDate(at)
  const id = newId()
  const [sequence, seal, calendar] = await Promise.all([nextNumber(tx), chooseFirstReceiver(tx, filing), getCalendar(tx)])
  const number = petitionNumber(receivedOn, sequence)
  const requests = filing.requests.map((text, index) => ({ id: newId(), petitionId: id, position: index + 1, text }))
  const channel = channelOf(filing.kind, actor)
  const submission = makeEvent(
    ctx.keys,
    { petitionId: id, sequence: 0, hash: genesisHash },
    {
      kind: 'submission',
      at,
      actor,
      audience: 'all',
      data: {
        number,
        kind: filing.kind,
        channel,
        regionCode: filing.regionCode,
        categoryCode: filing.categoryCode,
        peopleCount: filing.peopleCount,
        requests: requests.map((request) => request.id),
        attachments: filing.attachmentIds,
        aboutConduct: filing.aboutConduct,
        sealed: filing.aboutConduct,
        hideIdentity: filing.hideIdentity,
        publishConsent: filing.publishConsent,
        electronicDelivery: filing.electronicDelivery,
        clientCreatedAt: filing.clientCreatedAt ?? null,
        bureau: seal.bureauId,
        contentHash,
      },
      contents: {
        title: filing.title,
        body: filing.body,
        ...Object.fromEntries(requests.map((request) => [`request.${request.position}`, request.text])),
        ...(filing.place && { place: JSON.stringify(filing.place) }),
        'own.petitioner': JSON.stringify(petitioner),
        ...(filing.accused.length > 0 && { 'own.accused': JSON.stringify(filing.accused) }),
      },
    },
  )
  const row = await insertPetition(tx, {
    id,
    number,
    kind: filing.kind,
    channel,
    personId: actor.personId,
    idempotencyKey: key,
    contentHash: Buffer.from(contentHash, 'hex'),
    status: 'submitted',
    categoryCode: filing.categoryCode,
    regionCode: filing.regionCode,
    peopleCount: filing.peopleCount,
    aboutConduct: filing.aboutConduct,
    hideIdentity: filing.hideIdentity,
    publishConsent: filing.publishConsent,
    electronicDelivery: filing.electronicDelivery,
    sealed: filing.aboutConduct,
    accusedOrganisationIds: seal.accusedOrganisationIds,
    accusedStaffIds: seal.accusedStaffIds,
    submittedAt: at,
    receivedOn,
    clientCreatedAt: filing.clientCreatedAt ? new Date(filing.clientCreatedAt) : null,
    bureauId: seal.bureauId,
    organisationId: seal.bureauId,
    submissionEventId: submission.row.id,
    queryCodeCipher: ctx.keys.encrypt(newQueryCode(), `query-code:${id}`),
    search: searchVector(redact([filing.title, filing.body, ...filing.requests].join('\n'), namesIn(filing, petitioner))),
    lastSequence: 1,
    lastHash: submission.row.hash,
    receiptSignature: ctx.receipts.sign(receiptText({ number, submittedAt: at, contentHash, eventHash: submission.row.hash })),
  })
  if (!row) return null
  await insertEvent(tx, submission)
  const photos = await claimAttachments(tx, { ids: filing.attachmentIds, owner: actor, petitionId: id, eventId: submission.row.id })
  const occasion = { petitionId: id, eventId: submission.row.id, on: receivedOn, bureauId: seal.bureauId }
  const rules = await getLocalRules(tx, ctx.config.LOCAL_RULES)
  await applyClockEffects(tx, calendar, rules, occasion, onSubmission(filing.kind))
  // One statement each, so they travel together, and none is left to come when another one fails.
  await Promise.all([
    insertRequests(
      tx,
      requests.map(({ id: requestId, petitionId, position }) => ({ id: requestId, petitionId, position })),
    ),
    insertProceeding(tx, { id: newId(), petitionId: id, kind: 'handling', openedAt: at }),
    setProfile(tx, ctx.keys, actor.personId, petitioner),
    enqueueNotice(tx, { eventId: submission.row.id, petitionId: id, personId: actor.personId, kind: 'received', at }),
  ])
  for (const photo of photos) if (photo.mediaType !== 'application/pdf') await enqueueImageCheck(tx, photo.id)
  return id
}

/** Attachments are compared by what was sent, so that a photo uploaded again is the same content. */
async function hashContent(ctx: Context, filing: SubmitPetition, petitioner: Petitioner): Promise<string> {
  const uploads = await findAttachments(ctx.db, filing.attachmentIds)
  const { attachmentIds, clientCreatedAt: _clientCreatedAt, place, accused, ...rest } = filing
  return sha256(
    canonicalJson({
      ...rest,
      place: JSON.stringify(place ?? null),
      accused: JSON.stringify(accused),
      petitioner: { ...petitioner },
      attachments: attachmentIds.map((id) => uploads.get(id)?.sha256 ?? id),
    }),
  )
}

function sameOrConflict(earlier: PetitionRow, contentHash: string): string {
  if (earlier.contentHash.toString('hex') !== contentHash) throw new Refusal(409, 'idempotency_conflict')
  return earlier.id
}

async function checkReferences(db: Queryable, filing: SubmitPetition) {
  if (!(await regionExists(db, filing.regionCode))) throw invalidField('regionCode', '没有这个地区，请重新选择。', 'unknown_region')
  if (filing.categoryCode && !(await categoryExists(db, filing.categoryCode))) {
    throw invalidField('categoryCode', '没有这个内容分类，请重新选择。', 'unknown_category')
  }
  const named = filing.accused.map((accused) => accused.organisationId)
  const known = await findOrganisations(
    db,
    named.filter((id) => id !== undefined),
  )
  for (const [index, id] of named.entries()) {
    if (id && !known.has(id)) throw invalidField(`accused.${index}.organisationId`, '没有这个单位，请重新选择。', 'unknown_organisation')
  }
}

/** 信访形式: through which door it came. */
function channelOf(kind: PetitionKind, { door }: Resident): Channel {
  if (kind === 'mailbox') return 'leader-mailbox'
  if (door === 'wechat') return 'wechat'
  return kind === 'suggestion' ? 'web-suggestion' : 'web'
}

const namesIn = ({ accused }: SubmitPetition, petitioner: Petitioner) =>
  [petitioner.name, ...accused.map(({ name }) => name)].filter((name) => name !== undefined)

const newQueryCode = () => String(randomInt(0, 10_000_000_000)).padStart(10, '0')
