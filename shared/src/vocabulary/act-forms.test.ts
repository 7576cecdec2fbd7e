import { describe, expect, it } from 'vitest'
import { actBodies } from '../schemas/acts.ts'
import { explain } from './act-forms.ts'
import { type Act, acts } from './acts.ts'
import { petitionerForms } from './petitioner-forms.ts'
import { staffForms } from './staff-forms.ts'

/** Acts whose forms are drawn by hand. */
const handMade: Act[] = [
  'registration',
  'transfer',
  'objection',
  'objection-decision',
  'acceptance',
  'procedural-notice',
  'reply',
  'reply-approval',
  'rating',
  'conclusion',
  'withdrawal',
  'contact',
  'publication',
]
const forms = [petitionerForms, staffForms].flatMap((each) => Object.entries(each)) as [
  Act,
  { fields: NonNullable<(typeof staffForms)[Act]>['fields'] },
][]

/** Which part of the petition an act is for is known from the button. */
const named = ['assignmentId', 'proposalId', 'taskId', 'firstReceiver']
/** Who petitions names somebody, staff only themselves. */
const askedElsewhere: Partial<Record<Act, string[]>> = { recusal: ['name'] }

const limits = { withdrawalUndoDays: 4, urgeBeforeDays: 6, urgeIntervalDays: 9, undoUntilOn: '2026-11-26' }

it('say of a local rule what is in force', () => {
  const sentence = (act: Act) => (petitionerForms[act] ? explain(petitionerForms[act], limits) : '')
  expect(sentence('urge')).toContain('届满前6日起')
  expect(sentence('urge')).toContain('9日内一次')
  expect(sentence('withdrawal-undo')).toContain('在2026年11月26日24时前取消撤回')
  expect(sentence('supplement')).toBe(petitionerForms.supplement?.explanation)
})

describe('the plain forms of acts', () => {
  it('exist for every act without a hand-made one, and for no other', () => {
    expect([...new Set(forms.map(([act]) => act))].toSorted()).toEqual(acts.filter((act) => !handMade.includes(act)).toSorted())
  })

  it.each(forms)('ask for what the body of "%s" takes, and for nothing else', (act, { fields }) => {
    const body = Object.keys(actBodies[act].shape).filter((name) => !named.includes(name))
    const asked = fields.map(({ name }) => name)
    expect(new Set(asked).size).toBe(asked.length)
    expect([...new Set([...asked, ...(askedElsewhere[act] ?? [])])].toSorted()).toEqual(body.toSorted())
  })

  it.each(forms)('let "%s" write exactly as much as its body takes', (act, { fields }) => {
    const isTooLong = (name: string, text: string, asList: boolean) => {
      const issues = actBodies[act].safeParse({ [name]: asList ? [text] : text }).error?.issues ?? []
      return issues.some(({ path, message }) => path[0] === name && message.includes('最多'))
    }
    for (const field of fields) {
      if (!('maxLength' in field) || field.name === 'phone' || field.name === 'name') continue
      expect(isTooLong(field.name, '字'.repeat(field.maxLength), field.kind === 'texts')).toBe(false)
      expect(isTooLong(field.name, '字'.repeat(field.maxLength + 1), field.kind === 'texts')).toBe(true)
    }
  })

  it.each(forms)('mark as optional what "%s" can do without', (act, { fields }) => {
    const issues = actBodies[act].safeParse({}).error?.issues ?? []
    const missing = issues.map(({ path }) => String(path[0]))
    for (const { name, optional } of fields) if (optional && act !== 'contact-change') expect(missing).not.toContain(name)
  })
})
