import type { PetitionView } from '@petition/shared/schemas/petition'
import { petitionClassLabels, routeLabels } from '@petition/shared/vocabulary/petition'
import { disputeDeciderLabels, markKindLabels } from '@petition/shared/vocabulary/proposals'
import type { ProposalRow } from '../db/proposals.ts'
import type { Actor } from '../domain/actor.ts'
import type { OpenedPetition } from '../usecases/petition/open-petition.ts'
import { textAt } from './opened-texts.ts'
import { isClosed, mayReadEvent } from './timeline-rights.ts'
import { extensionOf } from './timeline-sentences.ts'

/** What is asked inside a body is its own affair until it is decided; what concerns the petitioner is theirs to see. */
export function mayReadProposal(opened: OpenedPetition, proposal: ProposalRow, actor: Actor) {
  const asked = opened.events.find((event) => event.id === proposal.eventId)
  return (
    asked !== undefined &&
    !isClosed(asked, opened, actor) &&
    (mayReadEvent(asked, opened, actor) || (actor.kind === 'resident' && proposal.agreedByStaffId !== null))
  )
}

/** What was asked for, in one sentence with its reason. */
export function viewProposal(
  { contents, clocks }: OpenedPetition,
  proposal: ProposalRow,
  actor: Actor,
  allowedActions: PetitionView['allowedActions'],
) {
  const { id, kind, status, assignmentId, proposedOn, data, eventId } = proposal
  const detail = {
    extension: data.period === 'mailbox' ? `延长${extensionOf({ period: data.period, days: data.days ?? 0 })}` : `延长${data.days ?? 0}日`,
    'ordinary-handling': '转为普通程序办理',
    rewording: Array.from({ length: data.count ?? 0 }, (_, index) => textAt(contents, eventId, `request.${index + 1}`)).join('；'),
    mark: `${data.mark ? markKindLabels[data.mark] : ''}${data.earlierNumber ? `（此前的信访件编号${data.earlierNumber}）` : ''}`,
    recusal: textAt(contents, eventId, 'name') ?? '本人申请回避',
    'procedural-notice': `${data.route ? routeLabels[data.route] : ''}：${textAt(contents, eventId, 'procedure')}，由${textAt(contents, eventId, 'receivingBody')}接收`,
    'prompt-answer': textAt(contents, eventId, 'body') ?? '',
    refusal: `同一事项${data.openNumber ?? ''}正在办理`,
    dispute: `提请${disputeDeciderLabels[data.to ?? 'joint-conference']}裁决`,
    duty: '按履行职责办理，期限为本市规定的期限',
    class: `由${petitionClassLabels[data.was ?? 'appeal']}改为${petitionClassLabels[data.class ?? 'appeal']}`,
  }[kind]
  // Why a duty was asked for is the petitioner's to read with the decision that it is one.
  const isTold = actor.kind === 'staff' || (kind === 'duty' && proposal.agreedByStaffId !== null)
  const reason = textAt(contents, eventId, 'reason') ?? (isTold ? textAt(contents, eventId, 'staff.reason') : null)
  return {
    id,
    kind,
    status,
    assignmentId,
    requestId: data.requestId ?? null,
    proposedOn,
    answerBy: clocks.find((clock) => clock.kind === 'rewording-answer' && clock.startedByEventId === eventId)?.legalOn ?? null,
    text: reason ? `${detail}。理由：${reason}` : detail,
    allowedActions,
  }
}
