import { describe, expect, it } from 'vitest'
import { offersOf } from './offers.ts'

type View = Parameters<typeof offersOf>[0]

const assignment = (id: string, name: string, allowedActions: View['allowedActions']) =>
  ({ id, organisation: { id: name, name }, allowedActions }) as View['assignments'][number]

describe('offers', () => {
  it('names the assignment of an act, and its holder only where there is a choice', () => {
    const one = assignment('1', '甲局', ['reply', 'objection-decision'])
    const two = assignment('2', '乙局', ['objection-decision'])
    expect(offersOf({ allowedActions: ['reply', 'objection-decision'], assignments: [one, two] })).toEqual([
      { act: 'reply', assignmentId: '1' },
      { act: 'objection-decision', assignmentId: '1', holder: '甲局' },
      { act: 'objection-decision', assignmentId: '2', holder: '乙局' },
    ])
  })

  it('keeps an act of the petition itself without an assignment', () => {
    expect(offersOf({ allowedActions: ['conclusion'], assignments: [assignment('1', '甲局', [])] })).toEqual([{ act: 'conclusion' }])
  })
})
