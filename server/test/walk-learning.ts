import type { PetitionView } from '@petition/shared/schemas/petition'
import type { Act } from '@petition/shared/vocabulary/acts'
import { petitionClassLabels } from '@petition/shared/vocabulary/petition'
import type { Answer } from './people.ts'
import type { Walk } from './walk.ts'
import { aboveOf, goBack, type Known, leadersWhoRead, passContestsOn, superiorOf } from './walk-model.ts'
import type { Walker } from './walk-people.ts'

type Body = Record<string, unknown>
type Done = { known: Known; who: Walker; act: Act; body: Body }

/** What a deed that happened changes in the model. */
export function learn({ people, matters }: Walk, done: Done, { status, body: view }: Answer<PetitionView>) {
  const { known, act, body } = done
  const before = known.view
  learnClass(known, act, body)
  learnCalls(done, people)
  learnDecision(done, people)
  learnPublication(known, act, body)
  const target =
    typeof body.assignmentId === 'string' ? body.assignmentId : only(before.assignments.filter((one) => one.allowedActions.includes(act)))
  if (target && act === 'recall') goBack(known, target, false)
  if (status !== 200) return learnUnseen(done)
  known.view = view
  known.first = matters.find(({ id }) => id === view.joinedTo?.id) ?? null
  for (const one of view.assignments)
    if (!known.parts.some(({ id }) => id === one.id))
      known.parts.push({ id: one.id, parentId: one.parentId, organisationId: one.organisation.id, role: one.role, isGone: false })
  if (target && act === 'objection-decision' && body.objectionUpheld === true) goBack(known, target, true)
  learnReply(done, target)
  learnAsked(done, before)
  if (act === 'route-contest' || act === 'mark-contest') {
    known.contested.add(askedOf({ view: before }, act, body))
    passContestsOn(known, people)
  }
  if (act === 'recusal') learnRecusal(done, before, people)
}

function learnCalls({ known, who, act, body }: Done, people: readonly Walker[]) {
  const reader = act === 'retaliation-report' && body.aboutBureau === true ? aboveOf(known, people) : null
  if (reader) known.callers.push(reader)
  const called = act === 'call-back' ? known.callers.indexOf(who.organisationId) : -1
  if (called !== -1) known.callers.splice(called, 1)
}

function learnDecision({ known, who, act, body }: Done, people: readonly Walker[]) {
  if (act === 'recusal-decision' && body.approved !== undefined) decideRecusal(known, act, body, people)
  if (act.endsWith('-contest-decision')) {
    known.deciders.delete(askedOf(known, act, body))
    known.contested.delete(askedOf(known, act, body))
  }
  if (act.endsWith('-decision') && body.approved === true && !act.endsWith('-contest-decision'))
    known.agreed.set(askedOf(known, act, body), who.id)
}

/** A draft is signed by its writer's leader, or another body's where all its own stay away. */
function learnReply({ known, who, act, body }: Done, target: string | undefined) {
  const writer = act === 'reply-approval' ? known.parts.find(({ id }) => id === target)?.organisationId : undefined
  const draft = known.drafts.findLast((one) => one.organisationId === (writer ?? who.organisationId) && !one.isSigned)
  if (draft && (act === 'reply-approval' ? body.approved === true : act === 'reply' && known.view.status === 'replied'))
    draft.isSigned = true
}

/** What was asked inside a body is told once it is granted. */
function learnAsked({ known, act, body }: Done, before: PetitionView) {
  const asking = known.asked.at(-1)
  if (asking && asking.id === undefined)
    asking.id = known.view.proposals.findLast(({ id, kind }) => kind === asking.act && !known.asked.some((one) => one.id === id))?.id ?? ''
  const decided = askedOf({ view: before }, act, body)
  const asked = known.asked.find(({ id }) => id === decided) ?? known.asked.findLast(({ id }) => id === 'unseen')
  if (asked && act === `${asked.act}-decision` && body.approved === true) asked.isTold = true
}

/** Who asked for a class that seals it need not read it any more: which proposal it was shows at the decision. */
function learnUnseen({ known, act }: Done) {
  const asking = known.asked.at(-1)
  if (act === 'class-change' && asking) asking.id = 'unseen'
}

function learnRecusal({ known, who, body }: Done, before: PetitionView, people: readonly Walker[]) {
  const { view } = known
  const asked = view.proposals.find(({ id, kind }) => kind === 'recusal' && !before.proposals.some((one) => one.id === id))
  const on = asked?.assignmentId
  const place = on ? known.parts.find(({ id }) => id === on)?.organisationId : known.bureauId
  const named = people.filter((one) => one.name === body.name && one.organisationId === place)
  const concerned = who.kind === 'staff' ? [who] : named
  known.recusals.set(
    on ?? '',
    concerned.map(({ id }) => id),
  )
  const hasNoHead = !people.some((one) => one.isLeader && one.organisationId === place)
  const mayMeanHead =
    hasNoHead || concerned.some((one) => one.isLeader) || (who.kind === 'resident' && String(body.name).includes('负责人'))
  const sender = view.assignments.find(({ id }) => id === on)?.sender.id
  const isSenderAsked = sender !== undefined && sender !== place && leadersWhoRead(sender, known, people).length > 0
  const decider = mayMeanHead && place && !isSenderAsked ? superiorOf(place, known, people) : null
  if (decider && asked) known.deciders.set(asked.id, { body: decider, partId: on ?? null })
}

/** As what it is asked to be taken, and what follows for who may see it. */
function learnClass(known: Known, act: Act, body: Body) {
  const { view, isAboutConduct } = known
  const setClass = (petitionClass: string) => {
    known.isSealed = isAboutConduct || petitionClass === 'accusation'
  }
  if (act === 'registration' || act === 'class-change') {
    const filed = isAboutConduct ? 'accusation' : view.kind === 'suggestion' ? 'suggestion' : 'appeal'
    const was = act === 'registration' ? filed : (view.class ?? '')
    const asked = String(body.class)
    if (asked === 'accusation') known.isSealed = true
    if (act === 'class-change' || (asked !== 'appeal' && asked !== filed)) known.askedClass = { asked, was }
  }
  if (act === 'class-decision' && known.askedClass) setClass(body.approved === true ? known.askedClass.asked : known.askedClass.was)
  const decided = view.proposals.find(({ id }) => id === askedOf(known, act, body))
  if (act !== 'route-contest-decision' || decided?.kind !== 'class' || body.approved !== true) return
  // Another class may have been asked for since.
  const [, was, asked] = /^由(.+)改为(.+?)(。|$)/.exec(decided.text) ?? []
  // No body with power over accusations has any over what is none.
  if (asked === petitionClassLabels.accusation) for (const one of known.parts) one.isGone = true
  setClass(was === petitionClassLabels.accusation ? 'accusation' : 'appeal')
}

function learnPublication(known: Known, act: Act, body: Body) {
  if (act === 'publication') known.isPublished = true
  if (act === 'publication-end' || (act === 'publication-consent' && body.publishConsent === false)) known.isPublished = false
  // An answer that is undone is nobody's to read any more; another contest undoes none.
  const contested = known.view.proposals.find(({ id }) => id === askedOf(known, act, body))?.kind
  const undoes = act === 'route-contest-decision' && body.approved === true && contested !== undefined
  if (undoes && ['class', 'duty', 'prompt-answer'].includes(contested)) known.isPublished = false
}

function decideRecusal(known: Known, act: Act, body: Body, people: readonly Walker[]) {
  const { proposals } = known.view
  const decided = proposals.find(({ id }) => id === askedOf(known, act, body))
  known.deciders.delete(askedOf(known, act, body))
  const named = Array.isArray(body.staffIds) ? (body.staffIds as string[]) : known.recusals.get(decided?.assignmentId ?? '')
  if (body.approved === true) for (const id of named ?? []) known.recused.add(id)
  passContestsOn(known, people)
}

const askedIn = (view: PetitionView, act: Act) => view.proposals.find((one) => one.allowedActions.includes(act))?.id ?? ''
const askedOf = ({ view }: Pick<Known, 'view'>, act: Act, { proposalId }: Body) =>
  view.proposals.find(({ id }) => id === proposalId)?.id ?? askedIn(view, act)

const only = (parts: readonly { id: string }[]) => (parts.length === 1 ? parts[0]?.id : undefined)
