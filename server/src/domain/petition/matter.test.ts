import { type AssignmentStatus, assignmentStatuses, petitionStatuses } from '@petition/shared/vocabulary/petition'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type AssignmentState, backTo, below, goesToBureau, leadOf, projectStatus, recalledFrom, sendsAnew } from './matter.ts'

function assignment(
  id: string,
  status: AssignmentStatus,
  parentId: string | null = null,
  role: 'lead' | 'assist' = 'lead',
): AssignmentState {
  const to = { senderId: parentId ?? 'first-bureau', receiverId: id, receiverKind: 'department' as const }
  return { id, parentId, role, status, ...to, replyPending: false, draftedByStaffId: null, simple: false, objectionUntilOn: null }
}
const returned = assignment('wrong', 'returned')

describe('a petition’s status', () => {
  it('stays as it is until a body leads it', () => {
    expect(projectStatus('submitted', [])).toBe('submitted')
    expect(projectStatus('registered', [])).toBe('registered')
    expect(projectStatus('transferred', [assignment('assist', 'accepted', null, 'assist')])).toBe('registered')
  })

  // Written apart from the code: what the petitioner is told while the leading body stands so.
  it.each([
    ['offered', 'transferred'],
    ['objected', 'transferred'],
    ['passed-on', 'transferred'],
    ['accepted', 'accepted'],
    ['guided', 'guided'],
    ['done', 'replied'],
    ['returned', 'registered'],
    ['recalled', 'registered'],
    ['closed', 'registered'],
  ] as const)('with the lead %s is %s, whatever it was', (lead, status) => {
    for (const current of ['registered', 'transferred', 'accepted', 'guided', 'replied'] as const) {
      expect(projectStatus(current, [assignment('lead', lead)])).toBe(status)
    }
  })

  it('is that of the end of the chain of leads', () => {
    const chain = [assignment('bureau', 'passed-on'), assignment('department', 'passed-on', 'bureau')]
    for (const [leaf, status] of [
      ['offered', 'transferred'],
      ['accepted', 'accepted'],
      ['guided', 'guided'],
      ['done', 'replied'],
    ] as const) {
      expect(projectStatus('transferred', [...chain, assignment('station', leaf, 'department')])).toBe(status)
      expect(leadOf([assignment('station', leaf, 'department'), ...chain.toReversed()])?.id).toBe('station')
    }
  })

  it('falls back to the sender where the body below gave it back, and to whom it was sent next', () => {
    const chain = [assignment('bureau', 'passed-on'), assignment('department', 'returned', 'bureau')]
    expect(leadOf(chain)?.id).toBe('bureau')
    expect(projectStatus('transferred', chain)).toBe('transferred')
    const again = [...chain, assignment('town', 'accepted', 'bureau')]
    expect(leadOf(again)?.id).toBe('town')
    expect(projectStatus('transferred', again)).toBe('accepted')
  })

  it('is what it was where a transfer was taken back from a body and from whomever it had sent it on to', () => {
    const recalled = [assignment('bureau', 'offered'), assignment('wrong', 'recalled', 'bureau'), assignment('below', 'recalled', 'wrong')]
    expect(leadOf(recalled)?.id).toBe('bureau')
    expect(projectStatus('accepted', recalled)).toBe('transferred')
    expect(projectStatus('accepted', recalled.slice(1))).toBe('registered')
  })

  it('undone of a withdrawal is again what the bodies say, and what it was where none has it', () => {
    expect(projectStatus('registered', [assignment('lead', 'accepted')])).toBe('accepted')
    expect(projectStatus('registered', [])).toBe('registered')
    expect(projectStatus('submitted', [])).toBe('submitted')
  })

  it('goes back to the first bureau where the only lead gave it back', () => {
    expect(leadOf([returned])).toBe(null)
    expect(projectStatus('transferred', [returned])).toBe('registered')
    expect(projectStatus('registered', [returned, assignment('right', 'offered')])).toBe('transferred')
    // A body below one that is gone leads nothing.
    expect(leadOf([returned, assignment('below', 'accepted', 'wrong')])).toBe(null)
  })

  it('does not depend on those who assist, at any depth', () => {
    const status = fc.constantFrom(...assignmentStatuses)
    fc.assert(
      fc.property(fc.constantFrom(...petitionStatuses), status, status, status, status, (current, lead, leaf, assist, below) => {
        const leads = [assignment('lead', lead), assignment('leaf', leaf, 'lead')]
        const assists = [assignment('assist', assist, null, 'assist'), assignment('beside', assist, 'lead', 'assist')]
        const underAssist = [assignment('below', below, 'assist', 'assist'), assignment('stray', below, 'assist')]
        expect(projectStatus(current, [...assists, ...underAssist, ...leads])).toBe(projectStatus(current, leads))
      }),
    )
  })

  it('that the petitioner or the bureau ended stays ended', () => {
    for (const ended of ['concluded', 'withdrawn', 'refused', 'joined'] as const) {
      for (const status of assignmentStatuses) expect(projectStatus(ended, [assignment('lead', status)])).toBe(ended)
      expect(projectStatus(ended, [])).toBe(ended)
    }
  })
})

describe('a matter given back', () => {
  const parent = assignment('department', 'passed-on')
  const lead = assignment('lead', 'objected', 'department')
  const assist = assignment('assist', 'accepted', 'department', 'assist')

  it('comes back to who sent it, also where others still assist', () => {
    expect(backTo([parent, lead], lead)?.id).toBe('department')
    expect(backTo([parent, lead, assist], lead)?.id).toBe('department')
    expect(backTo([parent, lead, assignment('earlier', 'returned', 'department')], lead)?.id).toBe('department')
  })

  it('by one who assisted stays with the lead, and takes nothing from a sender who has it again', () => {
    expect(backTo([parent, lead, assist], assist)).toBe(null)
    expect(backTo([assignment('department', 'accepted'), assignment('lead', 'returned', 'department'), assist], assist)).toBe(null)
  })

  it('under a body that assists comes back once nobody below assists', () => {
    const assisting = assignment('department', 'passed-on', null, 'assist')
    expect(backTo([assisting, assist], assist)?.id).toBe('department')
    expect(backTo([assisting, assist, assignment('second', 'offered', 'department', 'assist')], assist)).toBe(null)
  })

  it('by the body the first bureau sent it to has no assignment above', () => {
    expect(backTo([assignment('lead', 'objected')], { id: 'lead', parentId: null })).toBe(null)
  })

  it('or taken back begins at that body, the third time at the top of its chain of leads', () => {
    const county = assignment('county', 'passed-on')
    const chain = [county, assignment('department', 'passed-on', 'county'), lead, assist]
    const from = (one: AssignmentState, returns: number, recalls: number) => recalledFrom(chain, one, { returns, recalls }).id
    expect([from(lead, 0, 0), from(lead, 1, 0), from(lead, 1, 1), from(lead, 0, 2), from(county, 2, 0)]).toEqual([
      'lead',
      'lead',
      'county',
      'county',
      'county',
    ])
    // Who only assisted is taken back alone, however often.
    expect(from(assist, 2, 2)).toBe('assist')
    expect(below(chain, 'county').map(({ id }) => id)).toEqual(['department', 'lead', 'assist'])
  })

  it('has to be sent on anew by whoever has it again, as long as it is open', () => {
    const ids = (status: Parameters<typeof sendsAnew>[0], ...assignments: AssignmentState[]) =>
      sendsAnew(status, assignments).map((one) => one?.id ?? 'first receiver')
    expect(ids('registered')).toEqual([])
    expect(ids('registered', returned)).toEqual(['first receiver'])
    expect(ids('transferred', assignment('department', 'offered'), assignment('lead', 'returned', 'department'))).toEqual(['department'])
    expect(ids('accepted', assignment('department', 'accepted'), assignment('lead', 'returned', 'department'))).toEqual([])
    expect(ids('transferred', assignment('department', 'offered'))).toEqual([])
    expect(ids('registered', returned, assist)).toEqual(['first receiver'])
    for (const over of ['replied', 'concluded', 'withdrawn', 'refused', 'joined'] as const) expect(ids(over, returned)).toEqual([])
  })

  it('for the third time is for the first bureau to decide', () => {
    expect([0, 1, 2, 3].map((returns) => goesToBureau({ returns, recalls: 0 }))).toEqual([false, false, true, true])
    expect([0, 1, 2, 3].map((recalls) => goesToBureau({ returns: 0, recalls }))).toEqual([false, false, true, true])
    expect(goesToBureau({ returns: 1, recalls: 1 })).toBe(true)
  })
})
