import type { PetitionView } from '@petition/shared/schemas/petition'
import { type Act, actLabels } from '@petition/shared/vocabulary/acts'
import { proposalKindLabels } from '@petition/shared/vocabulary/proposals'
import { pageUrls } from '../../page-urls'
import { firstReceiverPart } from '../act/part'
import { askedOf } from './asked'

/** Something the petitioner may do, asked for or not. */
export interface Offer {
  key: string
  label: string
  /** What it is good for. */
  hint: string | undefined
  url: string
}

const hints: Partial<Record<Act, string>> = {
  supplement: '有新情况、新照片，交给正在办理的单位',
  urge: '期限快到或者已经过了，提醒单位和信访部门',
  rating: '再评价一次，第一次的评价计入满意率',
  'contact-change': '换了电话或者住址',
  recusal: '工作人员和这件事有利害关系，要求换人办理',
  'mark-contest': '认为标记不对，由信访部门负责人审核',
  'route-contest': '不同意这样处理，由信访部门负责人审核',
  'publication-consent': '同意公开，或者收回同意',
  'retaliation-report': '因为信访受到打击报复，直接报给信访部门或者它的上级，办理单位看不到',
  'withdrawal-undo': '改变了主意，接着办理',
  withdrawal: '不想再办这件事，要写明原因，还可以反悔',
}
/** What helps first, what ends it last. */
const order: Act[] = [
  'withdrawal-undo',
  'urge',
  'supplement',
  'rating',
  'route-contest',
  'mark-contest',
  'recusal',
  'contact-change',
  'publication-consent',
  'retaliation-report',
]
const place = (act: Act) => (act === 'withdrawal' ? order.length + 1 : order.includes(act) ? order.indexOf(act) : order.length)

/** Everything that is allowed and not asked for above, whole or on one part of the matter: nothing allowed is without a way. */
export function offersOf(view: PetitionView): Offer[] {
  const asked = askedOf(view)
  const isAsked = (act: Act, part: string) => asked.some((one) => one.act === act && one.part === part)
  const parts = [
    ...view.assignments.map(({ id, allowedActions, organisation }) => ({ id, allowedActions, of: organisation.name })),
    ...view.proposals.map(({ id, allowedActions, kind }) => ({ id, allowedActions, of: kind === 'mark' ? '' : proposalKindLabels[kind] })),
    ...view.tasks.map(({ id, allowedActions }) => ({ id, allowedActions, of: '' })),
    { id: firstReceiverPart, allowedActions: view.firstReceiver.allowedActions, of: view.firstReceiver.name },
  ]
  return [...view.allowedActions]
    .sort((left, right) => place(left) - place(right))
    .flatMap((act) => {
      const able = parts.filter(({ allowedActions }) => allowedActions.includes(act))
      const targets = able.length > 0 ? able : [{ id: '', of: '' }]
      return targets.filter(({ id }) => !isAsked(act, id)).map(({ id, of }) => offer(view.id, act, id, of))
    })
}

function offer(petitionId: string, act: Act, part: string, of: string): Offer {
  const label = actLabels[act] ?? '新的办理事项'
  return {
    key: `${act} ${part}`,
    label: of ? `${label}（${of}）` : label,
    hint: hints[act],
    url: act === 'rating' ? pageUrls.rate(petitionId) : pageUrls.act(petitionId, act, part),
  }
}
