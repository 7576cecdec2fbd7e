import { randomInt } from 'node:crypto'
import type { SubmitPetition } from '@petition/shared/schemas/filing'
import type { Petitioner } from '@petition/shared/schemas/petitioner'
import type { Channel } from '@petition/shared/vocabulary/petition'
import type { Context } from '../../context.ts'
import { claimAttachments, findAttachments } from '../../db/attachments.ts'
import { getCalendar } from '../../db/calendar.ts'
import type { Queryable, Tx } from '../../db/client.ts'
import { applyClockEffects } from '../../db/clocks.ts'
import { deskNoticeOf, insertDeskNotices } from '../../db/desk-notices.ts'
import { insertEvent, makeEvent } from '../../db/events.ts'
import { newId } from '../../db/ids.ts'
import { getLocalRules } from '../../db/local-rules.ts'
import { enqueueImageCheck, enqueueNotice } from '../../db/notices.ts'
import { categoryExists, findOrganisations, regionExists } from '../../db/organisations.ts'
import { insertPetition, insertProceeding, nextNumber, type PetitionRow } from '../../db/petitions.ts'
import { insertRequests } from '../../db/requests.ts'
import { searchVector } from '../../db/search.ts'
import { insertSignatories } from '../../db/signatories.ts'
import type { Actor } from '../../domain/actor.ts'
import { type Day, localDate } from '../../domain/calendar.ts'
import { invalidField, Refusal } from '../../domain/errors.ts'
import { canonicalJson, genesisHash, sha256 } from '../../domain/petition/chain.ts'
import { onSubmission } from '../../domain/petition/clock-effects.ts'
import { petitionNumber } from '../../domain/petition/number.ts'
import { redact } from '../../domain/petition/privacy.ts'
import { receiptText } from '../../domain/petition/receipt.ts'
import type { Seal } from './choose-first-receiver.ts'

/** A filing through any door: what it says, for whom it is kept, and who follows it to its end. */
export type Filing = {
  filing: SubmitPetition
  petitioner: Petitioner
  personId: string
  /** Who enters it: the petitioner, or the staff who received it. */
  actor: Actor
  key: string | null
  contentHash: string
  channel: Channel
  seal: Seal
  /** Where staff entered it: the day it came, and why so late; and whether anybody can be told. */
  received?: { on: Day; lateReason: string | null; canBeTold: boolean }
}

/** One commit holds the petition, its first event, its clocks and its notice. Null when the same person has filed under the same key. */
export async function filePetition(
  ctx: Context,
  tx: Tx,
  { filing, petitioner, personId, actor, key, contentHash, channel, seal, received }: Filing,
): Promise<string | null> {
  const at = ctx.now()
  const receivedOn = received?.on ?? localDate(at)
  const id = newId()
  const [sequence, calendar, rules] = await Promise.all([nextNumber(tx), getCalendar(tx), getLocalRules(tx, ctx.config.LOCAL_RULES)])
  const number = petitionNumber(localDate(at), sequence)
  const requests = filing.requests.map((text, index) => ({ id: newId(), petitionId: id, position: index + 1, text }))
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
        ...(filing.filedBefore && { filedBefore: filing.filedBefore.answer }),
        ...(filing.atCourt && { atCourt: filing.atCourt }),
        bureau: seal.bureauId,
        bureauKind: seal.bureauKind,
        ...(seal.followerId !== seal.bureauId && { follower: seal.followerId }),
        contentHash,
        ...(received && { receivedOn, canBeTold: received.canBeTold }),
        ...(filing.signatories.length > 0 && { signatories: filing.signatories.map((one) => one.representative) }),
      },
      contents: {
        title: filing.title,
        body: filing.body,
        ...Object.fromEntries(requests.map((request) => [`request.${request.position}`, request.text])),
        ...Object.fromEntries(filing.attachmentCaptions.map(({ id, caption }) => [`caption.${id}`, caption])),
        ...(filing.filedBefore?.number && { filedBeforeNumber: filing.filedBefore.number }),
        ...(filing.place && { place: JSON.stringify(filing.place) }),
        'own.petitioner': JSON.stringify(petitioner),
        ...(filing.accused.length > 0 && { 'own.accused': JSON.stringify(filing.accused) }),
        ...(filing.signatories.length > 0 && { 'own.signatories': JSON.stringify(filing.signatories) }),
        ...(received?.lateReason && { 'staff.reason': received.lateReason }),
      },
    },
  )
  const row = await insertPetition(tx, {
    id,
    number,
    kind: filing.kind,
    channel,
    personId,
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
    followerId: seal.followerId,
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
  const occasion = { petitionId: id, eventId: submission.row.id, on: receivedOn, bureauId: seal.bureauId, followerId: seal.followerId }
  await applyClockEffects(tx, calendar, rules, occasion, onSubmission(filing.kind, seal.bureauKind, received?.canBeTold))
  // One statement each, so they travel together, and none is left to come when another one fails.
  await Promise.all([
    insertRequests(
      tx,
      requests.map(({ id: requestId, petitionId, position }) => ({ id: requestId, petitionId, position })),
    ),
    insertSignatories(
      tx,
      ctx.keys,
      id,
      filing.signatories.map(({ representative }) => ({ representative, queryCode: newQueryCode() })),
    ),
    insertProceeding(tx, { id: newId(), petitionId: id, kind: 'handling', openedAt: at }),
    enqueueNotice(tx, { eventId: submission.row.id, petitionId: id, personId, kind: 'received', at }),
    tellFirstReceiver(tx, actor, { id: submission.row.id, petitionId: id, organisationId: seal.bureauId, on: receivedOn, at }),
  ])
  for (const photo of photos) if (photo.mediaType !== 'application/pdf') await enqueueImageCheck(tx, photo.id)
  return id
}

type Arrived = { id: string; petitionId: string; organisationId: string; on: Day; at: Date }

/** Who entered it themselves know of it. */
async function tellFirstReceiver(tx: Tx, actor: Actor, { organisationId, ...submission }: Arrived) {
  if (actor.kind === 'staff' && actor.organisationId === organisationId) return
  await insertDeskNotices(tx, [deskNoticeOf(submission, 'received', { organisationId, reader: 'clerk' }, submission)])
}

/** Attachments are compared by what was sent, so that a photo uploaded again is the same content. */
export async function hashContent(ctx: Context, filing: SubmitPetition, petitioner: Petitioner): Promise<string> {
  const uploads = await findAttachments(ctx.db, filing.attachmentIds)
  const {
    attachmentIds,
    attachmentCaptions,
    clientCreatedAt: _clientCreatedAt,
    place,
    accused,
    signatories,
    filedBefore,
    atCourt,
    ...rest
  } = filing
  const captions = attachmentIds.map((id) => attachmentCaptions.find((one) => one.id === id)?.caption ?? null)
  return sha256(
    canonicalJson({
      ...rest,
      place: JSON.stringify(place ?? null),
      accused: JSON.stringify(accused),
      ...(signatories.length > 0 && { signatories: JSON.stringify(signatories) }),
      petitioner: { ...petitioner },
      ...(filedBefore && { filedBefore: JSON.stringify({ number: null, ...filedBefore }) }),
      ...(atCourt && { atCourt }),
      ...(captions.some((caption) => caption !== null) && { captions }),
      attachments: attachmentIds.map((id) => uploads.get(id)?.sha256 ?? id),
    }),
  )
}

export function sameOrConflict(earlier: PetitionRow, contentHash: string): string {
  if (earlier.contentHash.toString('hex') !== contentHash) throw new Refusal(409, 'idempotency_conflict')
  return earlier.id
}

export async function checkReferences(db: Queryable, filing: SubmitPetition) {
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

const namesIn = ({ accused, signatories }: SubmitPetition, petitioner: Petitioner) =>
  [petitioner.name, ...accused.map(({ name }) => name), ...signatories.map(({ name }) => name)].filter((name) => name !== undefined)

const newQueryCode = () => String(randomInt(0, 10_000_000_000)).padStart(10, '0')
