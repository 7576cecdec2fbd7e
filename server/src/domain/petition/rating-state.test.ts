import { describe, expect, it } from 'vitest'
import { ratingState } from './rating-state.ts'

const firstTime = { class: 'appeal' as const, sealed: false, repeatOfId: null, courtRelated: false }
const windows = [
  { kind: 'dispatch', legalOn: '2026-12-31', cancelled: false },
  { kind: 'rating-bureau', legalOn: '2026-03-20', cancelled: false },
  { kind: 'rating-unit', legalOn: '2026-05-20', cancelled: false },
]

describe('a rating', () => {
  it('is not open before its own paper has reached the petitioner', () => {
    expect(ratingState('bureau', firstTime, [], [], false, '2026-03-01')).toBe('not-open')
    expect(ratingState('unit', firstTime, [], windows.slice(0, 2), false, '2026-03-01')).toBe('not-open')
    expect(ratingState('bureau', firstTime, [], windows.slice(0, 2), false, '2026-03-01')).toBe('waiting')
  })

  it('waits to the last day of its own window; silence lapses and is never satisfied', () => {
    expect(ratingState('bureau', firstTime, [], windows, false, '2026-03-20')).toBe('waiting')
    expect(ratingState('bureau', firstTime, [], windows, false, '2026-03-21')).toBe('lapsed')
    expect(ratingState('unit', firstTime, [], windows, false, '2026-03-21')).toBe('waiting')
    expect(ratingState('unit', firstTime, [], windows, false, '2026-05-21')).toBe('lapsed')
  })

  it('has no window of a paper that was undone, and that of the next one', () => {
    const gone = [{ kind: 'rating-bureau', legalOn: '2026-02-01', cancelled: true }]
    expect(ratingState('bureau', firstTime, [], gone, false, '2026-01-20')).toBe('not-open')
    expect(ratingState('bureau', firstTime, [], [...gone, ...windows], false, '2026-03-20')).toBe('waiting')
  })

  it('given stays given, also after the window', () => {
    for (const object of ['bureau', 'unit'] as const) {
      expect(ratingState(object, firstTime, [], windows, true, '2026-03-01')).toBe('rated')
      expect(ratingState(object, firstTime, [], windows, true, '2027-01-01')).toBe('rated')
    }
  })

  it('is asked of suggestions and of what is not yet classed as of requests', () => {
    for (const petitionClass of ['suggestion', null] as const) {
      expect(ratingState('bureau', { ...firstTime, class: petitionClass }, [], windows, false, '2026-03-01')).toBe('waiting')
    }
  })

  it.each([
    ['sealed', { ...firstTime, sealed: true }],
    ['an accusation', { ...firstTime, class: 'accusation' as const }],
    ['a repeat', { ...firstTime, repeatOfId: 'earlier', courtRelated: false }],
  ])('is never asked of a matter that is %s', (_which, petition) => {
    for (const object of ['bureau', 'unit'] as const) {
      for (const rated of [true, false]) expect(ratingState(object, petition, [], windows, rated, '2026-03-01')).toBe('not-rateable')
    }
  })

  it('is not asked for while the body that has the matter led it into another procedure; of an assisting one it is', () => {
    const lead = { id: 'lead', parentId: null, role: 'lead', status: 'guided' } as const
    const stateWith = (...assignments: Parameters<typeof ratingState>[2]) =>
      ratingState('bureau', firstTime, assignments, windows, false, '2026-03-01')
    expect(stateWith(lead)).toBe('not-rateable')
    expect(stateWith({ ...lead, status: 'offered' })).toBe('waiting')
    expect(stateWith({ ...lead, status: 'accepted' }, { ...lead, id: 'assist', role: 'assist' })).toBe('waiting')
  })
})
