import type { Publication, PublicationEnd } from '@petition/shared/schemas/acts-of-bureau'
import type { PublicationConsent } from '@petition/shared/schemas/acts-of-petitioner'
import type { Petitioner, Signatory } from '@petition/shared/schemas/petitioner'
import { anonymousName } from '@petition/shared/vocabulary/petition'
import type { Context } from '../../context.ts'
import { findAnswer, listEvents, readContents } from '../../db/events.ts'
import { newId } from '../../db/ids.ts'
import { endPublication, insertPublication } from '../../db/publications.ts'
import type { Actor } from '../../domain/actor.ts'
import { localDate } from '../../domain/calendar.ts'
import { illegal, Refusal } from '../../domain/errors.ts'
import { stillNames } from '../../domain/petition/privacy.ts'
import { actOnPetition, type Work } from './act-on-petition.ts'

const fields = { title: '公开的标题', body: '公开的来信内容', answer: '公开的答复内容' } as const

/** The bureau lets everybody read a letter and its answer, in words without anything personal; attachments stay where they are. */
export function publishPetition(ctx: Context, actor: Actor, petitionId: string, version: number | null, texts: Publication) {
  return actOnPetition(ctx, actor, { petitionId, act: 'publication', version }, async (work) => {
    const answer = await findAnswer(work.tx, petitionId)
    if (!answer) throw illegal('还没有答复，不能公开。')
    await refusePersonal(ctx, work, texts)
    const [organisationId, answeredOn] = [answer.organisationId ?? work.petition.bureauId, localDate(answer.at)]
    const event = await work.record({ data: { answeredBy: organisationId, answeredOn }, contents: { ...texts } })
    const row = { id: newId(), petitionId, eventId: event.id, organisationId, answeredOn, publishedAt: work.at }
    await insertPublication(work.tx, row, Object.values(texts).join('\n'))
    await work.tell(event, 'published')
  })
}

/** The bureau takes it off again. */
export function endPublicationByBureau(ctx: Context, actor: Actor, petitionId: string, version: number | null, { reason }: PublicationEnd) {
  return actOnPetition(ctx, actor, { petitionId, act: 'publication-end', version }, async (work) => {
    await work.record({ contents: { reason } })
    await endPublication(work.tx, petitionId, work.at)
  })
}

/** The petitioner agrees, or agrees no more: what is public is so no longer, at once and without a reason. */
export function setPublicationConsent(
  ctx: Context,
  actor: Actor,
  petitionId: string,
  version: number | null,
  { publishConsent }: PublicationConsent,
) {
  return actOnPetition(ctx, actor, { petitionId, act: 'publication-consent', version }, async (work) => {
    await work.record({ data: { publishConsent } })
    await work.setPetition({ publishConsent })
    if (!publishConsent) await endPublication(work.tx, petitionId, work.at)
  })
}

/** A person has taken out what is personal; what they overlooked is named. @throws 400 */
async function refusePersonal(ctx: Context, { tx, petition }: Work, texts: Publication) {
  const people = await listPeople(ctx, { tx, petition })
  const errors = Object.entries(fields).flatMap(([path, label]) => {
    const found = stillNames(texts[path as keyof Publication], people, petition.number)
    return found ? [{ path, code: 'personal', message: `${label}里还有${found}，请删去或者改写后再公开。` }] : []
  })
  if (errors.length > 0) throw new Refusal(400, 'invalid_input', undefined, errors)
}

/** The petitioner, as stated at any time, and everybody who signed with them. */
async function listPeople(ctx: Context, { tx, petition }: Pick<Work, 'tx' | 'petition'>): Promise<(Petitioner | Signatory)[]> {
  const events = await listEvents(tx, petition.id)
  const contents = await readContents(
    tx,
    ctx.keys,
    events.map(({ id }) => id),
  )
  const read = (field: string) => contents.flatMap((one) => (one.field === field && one.text !== null ? [JSON.parse(one.text)] : []))
  const stated: Petitioner[] = read('own.petitioner')
  const signed: Signatory[] = read('own.signatories').flat()
  return [...stated.filter(({ name }) => name !== anonymousName), ...signed]
}
