import type { OpenedContent } from '../db/events.ts'
import { erasedText } from '../domain/petition/privacy.ts'
import type { OpenedPetition } from '../usecases/petition/open-petition.ts'
import { refTo } from './timeline-view.ts'

export const contentAt = (contents: readonly OpenedContent[], eventId: string, field: string) =>
  contents.find((one) => one.eventId === eventId && one.field === field)

export function textAt(contents: readonly OpenedContent[], eventId: string, field: string): string | null {
  const content = contentAt(contents, eventId, field)
  return content?.erased ? erasedText : (content?.text ?? null)
}

export const organisationRef = (opened: OpenedPetition, id: string) => refTo(id, opened.organisations) ?? { id, name: '' }

/** As last stated: a change of contact stands in a later event. */
export function lastText({ events, contents }: OpenedPetition, field: string): string | null {
  for (const event of events.toReversed()) {
    const found = contents.find((one) => one.eventId === event.id && one.field === field)
    if (found) return found.text
  }
  return null
}
