import type { Publication } from '@petition/shared/schemas/acts-of-bureau'
import type { PetitionView } from '@petition/shared/schemas/petition'
import { outcomeLabels } from '@petition/shared/vocabulary/petition'

type Source = Pick<PetitionView, 'title' | 'body' | 'requests' | 'documents'>

/** The letter and its answer word for word: what a person starts to redact from. */
export function publicationDraft({ title, body, requests, documents }: Source): Publication {
  const reply = documents.findLast(({ kind }) => kind === 'reply')?.text ?? ''
  const asked = requests.map(({ text }, index) => `${index + 1}. ${text}`)
  const points = requests.flatMap(({ outcome, answer, basis }, index) =>
    outcome ? [[`${index + 1}. ${outcomeLabels[outcome]}。${answer ?? ''}`, basis && `依据：${basis}`].filter(Boolean).join('\n')] : [],
  )
  return {
    title,
    body: [body, asked.length > 0 && `诉求：\n${asked.join('\n')}`].filter(Boolean).join('\n\n'),
    answer: [reply, ...points].filter(Boolean).join('\n\n'),
  }
}
