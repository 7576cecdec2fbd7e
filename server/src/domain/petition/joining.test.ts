import { petitionStatuses } from '@petition/shared/vocabulary/petition'
import { describe, expect, it } from 'vitest'
import { joinsFirst } from './joining.ts'

const petition = { personId: 'zhang', status: 'registered' as const, class: 'appeal' as const, sealed: false, hideIdentity: false }
const mark = { id: 'mark', kind: 'mark', status: 'open' }
const later = { petition, assignments: [], proposals: [mark] }
const first = { petition: { ...petition, status: 'transferred' as const }, assignments: [{}], proposals: [] }

describe('a repeat', () => {
  it('is joined while nobody has it and somebody works on the first file, and at no other time', () => {
    for (const status of petitionStatuses) {
      const isWorkedOn = ['registered', 'transferred', 'accepted'].includes(status)
      expect(joinsFirst(later, { ...first, petition: { ...petition, status } }, 'mark'), status).toBe(isWorkedOn)
      expect(joinsFirst({ ...later, petition: { ...petition, status } }, first, 'mark'), status).toBe(status === 'registered')
    }
    expect(joinsFirst({ ...later, assignments: [{ status: 'returned' }] }, first, 'mark')).toBe(false)
  })

  it.each([
    ['is of somebody else', { personId: 'li' }],
    ['has the remedies of another class', { class: 'suggestion' as const }],
    ['hides a name the other one shows', { hideIdentity: true }],
    ['is sealed', { sealed: true }],
  ])('is not joined where one of the two %s', (_, changed) => {
    const other = { ...petition, ...changed }
    expect(joinsFirst({ ...later, petition: other }, first, 'mark')).toBe(false)
    expect(joinsFirst(later, { ...first, petition: { ...other, status: 'transferred' } }, 'mark')).toBe(false)
  })

  it('is not joined while something else waits for a decision, or where somebody was told to stay away from it', () => {
    const also = (kind: string, status: string) => ({ ...later, proposals: [mark, { id: 'other', kind, status }] })
    expect(joinsFirst(also('prompt-answer', 'open'), first, 'mark')).toBe(false)
    expect(joinsFirst(also('recusal', 'agreed'), first, 'mark')).toBe(false)
    expect(joinsFirst(also('recusal', 'refused'), first, 'mark')).toBe(true)
    expect(joinsFirst(also('prompt-answer', 'refused'), first, 'mark')).toBe(true)
  })
})
