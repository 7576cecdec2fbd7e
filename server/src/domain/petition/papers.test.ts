import { eventKinds } from '@petition/shared/vocabulary/acts'
import { documentKindLabels, documentKinds } from '@petition/shared/vocabulary/petition'
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
      'dispute',
      'objection-decision',
      'rating',
      'withdrawal',
      'contact',
      'delivery',
      'supplement',
      'urge',
      'extension',
      'procedural-notice',
      'prompt-answer',
      'refusal',
      'route-contest-decision',
      'rewording',
      'mark-decision',
      'recusal-decision',
      'recall',
      'call-back',
    ] as const) {
      expect(paperOf({ kind, audience: 'all', assignmentId: null }), kind).toBe(null)
    }
  })

  it('is never what only staff may read, an unsigned answer above all', () => {
    for (const kind of eventKinds) {
      for (const audience of ['staff', 'bureau'] as const) expect(paperOf({ kind, audience, assignmentId: 'unit' })).toBe(null)
    }
  })

  it('opens the rating of the bureau with its own notice only, that of the unit with the reply', () => {
    const opens = (kind: (typeof eventKinds)[number], assignmentId: string | null) =>
      paperOf({ kind, audience: 'all', assignmentId })?.opensRating
    expect(opens('transfer', null)).toBe('transfer-notice')
    expect(opens('transfer', 'county')).toBe(null)
    for (const kind of ['reply', 'reply-approval'] as const) expect(opens(kind, 'unit')).toBe('reply')
    for (const kind of ['acceptance', 'procedural-notice-decision', 'supplement-request', 'extension-decision'] as const) {
      expect(opens(kind, 'unit')).toBe(null)
    }
    expect(opens('conclusion', null)).toBe(null)
    // The bureau's own answer and its 不予受理告知书 are all it will ever send.
    for (const kind of ['prompt-answer-decision', 'refusal-decision'] as const) expect(opens(kind, null)).toBe('transfer-notice')
  })

  // Written apart from the code: the act and its paper.
  it.each([
    ['transfer', '去向告知'],
    ['acceptance', '受理告知书'],
    ['procedural-notice-decision', '程序性告知书'],
    ['supplement-request', '补正通知'],
    ['extension-decision', '延期告知书'],
    ['refusal-decision', '不予受理告知书'],
    ['reply', '答复意见'],
    ['reply-approval', '答复意见'],
    ['prompt-answer-decision', '答复意见'],
    ['conclusion', '办结告知'],
  ] as const)('of %s is the %s', (kind, label) => {
    const paper = paperOf({ kind, audience: 'all', assignmentId: null })
    expect(paper && documentKindLabels[paper.kind]).toBe(label)
  })
})
