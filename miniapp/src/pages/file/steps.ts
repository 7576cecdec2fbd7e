import type { Draft } from '../../outbox/draft'

/** One thing on one screen. */
export type StepName = 'what' | 'points' | 'where' | 'photos' | 'conduct' | 'people' | 'before' | 'who' | 'choices' | 'check'

interface Step {
  title: string
  /** What the service may refuse on this screen, by its path. */
  fields: string[]
  /** The kinds of matter that are asked for it. */
  kinds: Draft['kind'][]
}

const all: Draft['kind'][] = ['petition', 'mailbox', 'suggestion']

const steps: Record<StepName, Step> = {
  what: { title: '发生了什么', fields: ['body', 'title'], kinds: all },
  points: { title: '您的诉求', fields: ['requests'], kinds: all },
  where: { title: '在哪里', fields: ['regionCode', 'place'], kinds: all },
  photos: { title: '照片和材料', fields: ['attachmentIds', 'attachmentCaptions'], kinds: all },
  conduct: { title: '是否涉及违纪违法', fields: ['aboutConduct', 'accused'], kinds: ['petition', 'mailbox'] },
  people: { title: '涉及几个人', fields: ['peopleCount', 'signatories'], kinds: ['petition'] },
  before: { title: '以前的情况', fields: ['filedBefore', 'atCourt'], kinds: ['petition'] },
  who: { title: '您是谁', fields: ['petitioner'], kinds: all },
  choices: { title: '您的选择', fields: ['hideIdentity', 'electronicDelivery', 'publishConsent'], kinds: all },
  check: { title: '核对并提交', fields: [], kinds: all },
}

const suggestionTitles: Partial<Record<StepName, string>> = { what: '您的建议', points: '具体建议', where: '关于哪里' }

export const stepsOf = (kind: Draft['kind']) => (Object.keys(steps) as StepName[]).filter((name) => steps[name].kinds.includes(kind))

export const titleOf = (name: StepName, kind: Draft['kind']) =>
  (kind === 'suggestion' ? suggestionTitles[name] : undefined) ?? steps[name].title

/** The screen where a field of the page stands. */
export const stepOf = (field: string) =>
  (Object.keys(steps) as StepName[]).find((name) => steps[name].fields.some((path) => field === path || field.startsWith(`${path}.`)))

/** The order in which the screens ask, so that the first error is the first one met. */
const order = Object.values(steps).flatMap(({ fields }) => fields)
const rank = (field: string) => order.findIndex((path) => field === path || field.startsWith(`${path}.`))

export const firstOf = (fields: string[]) => [...fields].sort((one, other) => rank(one) - rank(other))[0]
