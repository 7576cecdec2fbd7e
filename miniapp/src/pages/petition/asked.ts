import type { PetitionView } from '@petition/shared/schemas/petition'
import { type Act, actLabels } from '@petition/shared/vocabulary/acts'
import { formatWeekday } from '../../days'
import { pageUrls } from '../../page-urls'

/** Something that waits for the petitioner's word. */
export interface Asked {
  act: Act
  part: string
  why: string
  button: string
  url: string
}

/** What was asked for last and has not been given since. */
export function askedSupplement({ timeline }: Pick<PetitionView, 'timeline'>) {
  const [last] = [...timeline].reverse().filter(({ kind }) => kind === 'supplement-request' || kind === 'supplement')
  return last?.kind === 'supplement-request' ? last : undefined
}

/** What waits for the petitioner, the most urgent first. */
export function askedOf(view: PetitionView): Asked[] {
  return [...askedProposals(view), ...askedTasks(view), ...askedMore(view), ...askedRating(view)]
}

const ask = (view: PetitionView, act: Act, part: string, why: string, button: string): Asked => ({
  act,
  part,
  why,
  button,
  url: act === 'rating' ? pageUrls.rate(view.id) : pageUrls.act(view.id, act, part),
})

const askedProposals = (view: PetitionView) =>
  view.proposals
    .filter(({ allowedActions }) => allowedActions.includes('rewording-answer'))
    .map(({ id, answerBy }) =>
      ask(
        view,
        'rewording-answer',
        id,
        `单位建议换一种说法来写您的一条诉求，等您决定同意不同意${answerBy ? `，请在${formatWeekday(answerBy)}24时前答复` : ''}。`,
        '看看改法，作出决定',
      ),
    )

const askedTasks = (view: PetitionView) =>
  view.tasks
    .filter(({ allowedActions }) => allowedActions.includes('fulfilment-confirmation'))
    .map(({ id, organisation }) =>
      ask(
        view,
        'fulfilment-confirmation',
        id,
        `${organisation.name}说答复里支持您的事项已经办好，请您看看是不是真的办好了。`,
        '看看办得怎么样',
      ),
    )

function askedMore(view: PetitionView) {
  const wanted = askedSupplement(view)
  if (!wanted || !view.allowedActions.includes('supplement')) return []
  return [ask(view, 'supplement', '', `${wanted.organisation?.name ?? '办理单位'}请您补充材料：${wanted.text ?? ''}`, actLabels.supplement)]
}

function askedRating(view: PetitionView) {
  const { bureau, unit } = view.ratingStates
  if (!view.allowedActions.includes('rating') || (bureau !== 'waiting' && unit !== 'waiting')) return []
  const until = view.clocks.filter(({ kind, state }) => kind.startsWith('rating') && state === 'running').map(({ legalOn }) => legalOn)
  const whom = [bureau === 'waiting' && '信访部门', unit === 'waiting' && '责任单位'].filter(Boolean).join('、')
  const by = until.sort()[0]
  return [ask(view, 'rating', '', `请您评价${whom}${by ? `，${formatWeekday(by)}前都可以` : ''}。`, actLabels.rating)]
}
