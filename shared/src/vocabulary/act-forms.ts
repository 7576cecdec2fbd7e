import { contactChannelLabels, contactChannels } from './petition.ts'

export type Option = { value: string; label: string }
type Basics = { name: string; label: string; optional?: true; help?: string }
type Written<Kind extends string> = Basics & { kind: Kind; maxLength: number }
type YesNo = Basics & { kind: 'yes-no'; yes: string; no: string }

/** What a petitioner's form may ask; `name` is the name of the wire. */
export type PetitionerField = Written<'line' | 'text'> | YesNo | (Basics & { kind: 'uploads' })
/** What a form of staff may ask: `texts` is one to five short texts, `request` one of the petition's points, `people` who of a body stays away. */
export type StaffField =
  | PetitionerField
  | Written<'texts'>
  | (Basics & { kind: 'choice'; options: readonly Option[] })
  | (Basics & { kind: 'number'; min: number; max: number })
  | (Basics & { kind: 'day' | 'instant' | 'request' | 'people' })

interface ActForm<Field> {
  /** One sentence: what the act does. */
  explanation: string
  /** What the button says. */
  submit: string
  /** In the order in which they are asked. */
  fields: readonly Field[]
}
/** A sentence that names a local rule is made from the one in force. */
export type PetitionerForm = Omit<ActForm<PetitionerField>, 'explanation'> & { explanation: string | ((limits: Limits) => string) }
export type StaffForm = ActForm<StaffField>

/** What of the city's own rules stands in sentences for petitioners. */
type Limits = { urgeBeforeDays: number; urgeIntervalDays: number; undoUntilOn: string | null }

export const explain = ({ explanation }: PetitionerForm, limits: Limits): string =>
  typeof explanation === 'string' ? explanation : explanation(limits)

export const optionsOf = <Value extends string>(values: readonly Value[], labels: Record<Value, string>): Option[] =>
  values.map((value) => ({ value, label: labels[value] }))

export const text = (name: string, label: string, maxLength: number, help?: string) =>
  ({ name, label, kind: 'text', maxLength, ...(help && { help }) }) as const
export const remark = { name: 'remark', label: '备注', kind: 'text', maxLength: 500, optional: true } as const
export const uploads = { name: 'attachmentIds', label: '附件', kind: 'uploads', optional: true } as const
export const approved = (yes: string, no: string) => ({ name: 'approved', label: '您的决定', kind: 'yes-no', yes, no }) as const
export const contact = (label: string) =>
  [
    { name: 'channel', label: '联系方式', kind: 'choice', options: optionsOf(contactChannels, contactChannelLabels) },
    { name: 'at', label: '联系时间', kind: 'instant' },
    text('summary', label, 2000),
  ] as const
