import type { Context } from '../../context.ts'
import { type AttachmentRow, findAttachment } from '../../db/attachments.ts'
import { listEvents } from '../../db/events.ts'
import { findOrganisations } from '../../db/organisations.ts'
import { findPetition } from '../../db/petitions.ts'
import type { Actor } from '../../domain/actor.ts'
import { localDate } from '../../domain/calendar.ts'
import { notFound, Refusal } from '../../domain/errors.ts'
import { mayReadTexts } from '../../domain/petition/sealed-texts.ts'
import { thumbnailMediaType } from '../../files/images.ts'
import { type FileVariant, verifyFileUrl } from '../../files/signed-url.ts'
import type { StoredFile } from '../../files/store.ts'
import { namedOrganisations } from '../petition/named-organisations.ts'

export type OpenedFile = StoredFile & { mediaType: string }

/** With a token: the uploader while it is unused, then whoever may see the petition. */
export async function openAttachment(ctx: Context, actor: Actor, id: string, variant: FileVariant): Promise<OpenedFile> {
  const row = await findAttachment(ctx.db, id)
  if (!row || !(await mayOpen(ctx, actor, row))) throw notFound()
  return openFile(ctx, row, variant)
}

/** With a signed link: it was handed to somebody who could see the attachment, and lives for minutes. */
export async function openSignedAttachment(
  ctx: Context,
  id: string,
  link: { variant: FileVariant; expires: string; signature: string },
): Promise<OpenedFile> {
  if (!verifyFileUrl({ key: ctx.config.FILE_URL_KEY, attachmentId: id, ...link, now: ctx.now() })) {
    throw new Refusal(403, 'forbidden', '这个链接已失效，请刷新页面后再打开。')
  }
  const row = await findAttachment(ctx.db, id)
  if (!row) throw notFound()
  return openFile(ctx, row, link.variant)
}

async function mayOpen(ctx: Context, actor: Actor, { petitionId, eventId, ...row }: AttachmentRow): Promise<boolean> {
  if (!petitionId || !eventId) return isUploader(actor, row)
  const loaded = await findPetition(ctx.db, actor, petitionId, localDate(ctx.now()))
  if (!loaded) return false
  const events = await listEvents(ctx.db, petitionId)
  const event = events.find(({ id }) => id === eventId)
  if (!event) return false
  // A reply that nobody has signed is known to those who write it and to nobody else.
  if (event.audience === 'staff') return actor.kind === 'staff' && actor.organisationId === event.organisationId
  const organisations = await findOrganisations(ctx.db, namedOrganisations(events, loaded.assignments))
  return mayReadTexts(event, { ...loaded, events, organisations }, actor)
}

function isUploader(actor: Actor, { personId, staffId }: Pick<AttachmentRow, 'personId' | 'staffId'>): boolean {
  return actor.kind === 'resident' ? actor.personId === personId : actor.staffId === staffId
}

async function openFile(ctx: Context, row: AttachmentRow, variant: FileVariant): Promise<OpenedFile> {
  const thumbnail = variant === 'thumbnail'
  const key = thumbnail ? row.thumbnailKey : row.fileKey
  const file = key && (await ctx.files.get(key))
  if (!file) throw notFound()
  return { ...file, mediaType: thumbnail ? thumbnailMediaType : row.mediaType }
}
