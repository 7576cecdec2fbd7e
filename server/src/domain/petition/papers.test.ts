import { eventKinds } from '@petition/shared/vocabulary/acts'
import { documentKinds } from '@petition/shared/vocabulary/petition'
import { describe, expect, it } from 'vitest'
import { paperOf } from './papers.ts'

describe('a paper', () => {
  it('comes of the acts that tell the petitioner something in writing, each kind of some act', () => {
    const kinds = eventKinds.flatMap((kind) => paperOf({ kind, audience: 'all', assignmentId: null })?.kind ?? [])
    expect(new Set(kinds)).toEqual(new Set(documentKinds))
    for (const kind of [
      'submission',
      'registration',
      'objection',
      'objection-decision',
      'rating',
      'withdrawal',
      'contact',
      'delivery',
    ] as const) {
      expect(paperOf({ kind, audience: 'all', assignmentId: null }), kind).toBe(null)
    }
  })

  it('is never what only staff may read, an unsigned answer above all', () => {
    for (const kind of eventKinds) expect(paperOf({ kind, audience: 'staff', assignmentId: 'unit' })).toBe(null)
  })

  it('opens the rating of the bureau with its own notice only, that of the unit with the reply', () => {
    const opens = (kind: (typeof eventKinds)[number], assignmentId: string | null) =>
      paperOf({ kind, audience: 'all', assignmentId })?.opensRating
    expect(opens('transfer', null)).toBe('transfer-notice')
    expect(opens('transfer', 'county')).toBe(null)
    for (const kind of ['reply', 'reply-approval'] as const) expect(opens(kind, 'unit')).toBe('reply')
    for (const kind of ['acceptance', 'procedural-notice'] as const) expect(opens(kind, 'unit')).toBe(null)
    expect(opens('conclusion', null)).toBe(null)
  })
})
