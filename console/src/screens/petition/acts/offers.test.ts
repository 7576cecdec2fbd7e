import { describe, expect, it } from 'vitest'
import { keyOf, offersOf } from './offers.ts'

type View = Parameters<typeof offersOf>[0]

const firstReceiver = { id: '340600-bureau', name: '信访局', allowedActions: [] }
const nothing: View = { allowedActions: [], assignments: [], proposals: [], tasks: [], requests: [], firstReceiver }

const assignment = (id: string, name: string, allowedActions: View['allowedActions']) =>
  ({ id, organisation: { id: name, name }, allowedActions }) as View['assignments'][number]

describe('offers', () => {
  it('names the assignment of an act, and its holder only where there is a choice', () => {
    const one = assignment('1', '甲局', ['reply', 'objection-decision'])
    const two = assignment('2', '乙局', ['objection-decision'])
    expect(offersOf({ ...nothing, allowedActions: ['reply', 'objection-decision'], assignments: [one, two] })).toEqual([
      { act: 'reply', assignmentId: '1' },
      { act: 'objection-decision', assignmentId: '1', holder: '甲局' },
      { act: 'objection-decision', assignmentId: '2', holder: '乙局' },
    ])
  })

  it('keeps an act of the petition itself without a part', () => {
    const assignments = [assignment('1', '甲局', [])]
    expect(offersOf({ ...nothing, allowedActions: ['conclusion'], assignments })).toEqual([{ act: 'conclusion' }])
  })

  it('tells people of the body that received it first from those of the body that has it', () => {
    const mine: View['firstReceiver'] = { ...firstReceiver, allowedActions: ['recusal'] }
    const only = offersOf({ ...nothing, allowedActions: ['recusal'], firstReceiver: mine })
    expect(only).toEqual([{ act: 'recusal', firstReceiver: true }])
    const both = offersOf({
      ...nothing,
      allowedActions: ['recusal'],
      firstReceiver: mine,
      assignments: [assignment('1', '甲局', ['recusal'])],
    })
    expect(both).toEqual([
      { act: 'recusal', assignmentId: '1', holder: '甲局' },
      { act: 'recusal', firstReceiver: true, holder: '信访局' },
    ])
    expect(new Set(both.map(keyOf)).size).toBe(2)
  })

  it('names the proposal that is decided and the task that is carried out, by the point it belongs to', () => {
    const proposals = [{ id: '5', proposedOn: '2026-11-23', allowedActions: ['extension-decision'] }] as unknown as View['proposals']
    const tasks = ['7', '8'].map((id) => ({ id, requestId: `of ${id}`, allowedActions: ['fulfilment-proof'] })) as unknown as View['tasks']
    const requests = [
      { id: 'of 7', position: 1 },
      { id: 'of 8', position: 2 },
    ] as View['requests']
    const offers = offersOf({ ...nothing, allowedActions: ['extension-decision', 'fulfilment-proof'], proposals, tasks, requests })
    expect(offers).toEqual([
      { act: 'extension-decision', proposalId: '5' },
      { act: 'fulfilment-proof', taskId: '7', holder: '诉求 1' },
      { act: 'fulfilment-proof', taskId: '8', holder: '诉求 2' },
    ])
    expect(new Set(offers.map(keyOf)).size).toBe(3)
  })
})
