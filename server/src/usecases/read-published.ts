import type { ListPublished, PublishedLetter, PublishedPage } from '@petition/shared/schemas/published'
import type { Context } from '../context.ts'
import { readField } from '../db/events.ts'
import { findPublished, pagePublished } from '../db/publications.ts'
import { notFound } from '../domain/errors.ts'

const excerptLength = 80

/** Letters and answers that everybody may read; a part of each letter's text. */
export async function listPublished(ctx: Context, asked: ListPublished): Promise<PublishedPage> {
  const { rows, nextCursor } = await pagePublished(ctx.db, asked)
  const eventIds = rows.map(({ eventId }) => eventId)
  const [titles, bodies] = await Promise.all([
    readField(ctx.db, ctx.keys, eventIds, 'title'),
    readField(ctx.db, ctx.keys, eventIds, 'body'),
  ])
  const items = rows.map(({ eventId, publishedAt: _, ...row }) => ({
    ...row,
    title: titles.get(eventId) ?? '',
    excerpt: excerptOf(bodies.get(eventId) ?? ''),
  }))
  return { items, nextCursor }
}

/** @throws 404 when it is not public, or no longer */
export async function readPublished(ctx: Context, id: string): Promise<PublishedLetter> {
  const row = await findPublished(ctx.db, id)
  if (!row) throw notFound()
  const { eventId, publishedAt: _, ...letter } = row
  const textOf = async (field: string) => (await readField(ctx.db, ctx.keys, [eventId], field)).get(eventId) ?? ''
  return { ...letter, title: await textOf('title'), body: await textOf('body'), answer: await textOf('answer') }
}

function excerptOf(body: string) {
  const characters = [...body.replace(/\s+/g, ' ')]
  return characters.length <= excerptLength ? characters.join('') : `${characters.slice(0, excerptLength).join('')}…`
}
