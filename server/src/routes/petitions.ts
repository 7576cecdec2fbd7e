import { isIPv6 } from 'node:net'
import { proposalId } from '@petition/shared/schemas/act-parts'
import { type actBodies as ActBodies, actBodies } from '@petition/shared/schemas/acts'
import { RecusalCandidates } from '@petition/shared/schemas/acts-of-unit'
import { SubmitPetition } from '@petition/shared/schemas/filing'
import { Lookup, LookupView } from '@petition/shared/schemas/lookup'
import { OpeningList } from '@petition/shared/schemas/opening'
import { OpenPetitioner, PetitionView } from '@petition/shared/schemas/petition'
import { ListPetitions, PetitionPage } from '@petition/shared/schemas/petition-list'
import { ReceivedPetitioner } from '@petition/shared/schemas/petitioner'
import { AskSimilar, Similar } from '@petition/shared/schemas/published'
import { ReceivedPetition, ReceivePetition } from '@petition/shared/schemas/received-petition'
import { Id } from '@petition/shared/schemas/text'
import { Timeline } from '@petition/shared/schemas/timeline'
import type { Act } from '@petition/shared/vocabulary/acts'
import { staffRoles } from '@petition/shared/vocabulary/roles'
import type { FastifyRequest } from 'fastify'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import * as z from 'zod/mini'
import type { Context } from '../context.ts'
import type { Actor } from '../domain/actor.ts'
import { Refusal } from '../domain/errors.ts'
import { needActor, needResident, needStaff } from '../plugins/auth.ts'
import { acceptPetition, decideDuty } from '../usecases/petition/accept-petition.ts'
import { answerPromptly, decidePromptAnswer } from '../usecases/petition/answer-promptly.ts'
import { approveReply } from '../usecases/petition/approve-reply.ts'
import { callBack } from '../usecases/petition/call-back-petitioner.ts'
import { confirmFulfilment, proveFulfilment, refuseFulfilment } from '../usecases/petition/carry-out-reply.ts'
import { changeContact } from '../usecases/petition/change-contact.ts'
import { changeClass, decideClass } from '../usecases/petition/classify-petition.ts'
import { concludePetition } from '../usecases/petition/conclude-petition.ts'
import { contestRoute, decideRouteContest } from '../usecases/petition/contest-route.ts'
import { decideObjection } from '../usecases/petition/decide-objection.ts'
import { disputeAssignment } from '../usecases/petition/dispute-assignment.ts'
import { askForExtension, decideExtension } from '../usecases/petition/extend-handling.ts'
import { findSimilar } from '../usecases/petition/find-similar.ts'
import { decideProceduralNotice, guideToProcedure } from '../usecases/petition/guide-to-procedure.ts'
import { askForOrdinaryHandling, decideOrdinaryHandling } from '../usecases/petition/leave-simple-handling.ts'
import { listOpenings } from '../usecases/petition/list-openings.ts'
import { listPetitions } from '../usecases/petition/list-petitions.ts'
import { listRecusalCandidates } from '../usecases/petition/list-recusal-candidates.ts'
import { lookUpPetition } from '../usecases/petition/look-up-petition.ts'
import { contestMark, decideMark, decideMarkContest, proposeMark } from '../usecases/petition/mark-petition.ts'
import { objectToAssignment } from '../usecases/petition/object-to-assignment.ts'
import { maySee, openPetition } from '../usecases/petition/open-petition.ts'
import { openPetitioner } from '../usecases/petition/open-petitioner.ts'
import { openTimeline } from '../usecases/petition/open-timeline.ts'
import { endPublicationByBureau, publishPetition, setPublicationConsent } from '../usecases/petition/publish-petition.ts'
import { ratePetition } from '../usecases/petition/rate-petition.ts'
import { recallTransfer } from '../usecases/petition/recall-transfer.ts'
import { receivePetition } from '../usecases/petition/receive-petition.ts'
import { recordContact } from '../usecases/petition/record-contact.ts'
import { recordAgreement, recordHearing, recordProcedureResult, reportUrgent } from '../usecases/petition/record-handling.ts'
import { askForRecusal, decideRecusal } from '../usecases/petition/recuse-staff.ts'
import { decideRefusal, refusePetition } from '../usecases/petition/refuse-petition.ts'
import { registerPetition } from '../usecases/petition/register-petition.ts'
import { replyToPetition } from '../usecases/petition/reply-to-petition.ts'
import { reportRetaliation } from '../usecases/petition/report-retaliation.ts'
import { answerRewording, proposeRewording } from '../usecases/petition/reword-request.ts'
import { submitPetition } from '../usecases/petition/submit-petition.ts'
import { askForSupplement, supplementPetition } from '../usecases/petition/supplement-petition.ts'
import { transferPetition } from '../usecases/petition/transfer-petition.ts'
import { undoWithdrawal } from '../usecases/petition/undo-withdrawal.ts'
import { urgePetition } from '../usecases/petition/urge-petition.ts'
import { withdrawPetition } from '../usecases/petition/withdraw-petition.ts'
import { tellChanges } from './changes-view.ts'
import { idempotencyKey, ifMatch } from './headers.ts'
import { viewLookup, viewPage, viewSimilar, viewTimeline } from './petition-summary.ts'
import { viewPetition } from './petition-view.ts'

const IdParams = z.object({ id: Id })

type Verb<A extends Act> = (
  ctx: Context,
  actor: Actor,
  petitionId: string,
  version: number | null,
  body: z.infer<(typeof ActBodies)[A]>,
) => Promise<void>

/** After these whoever did them need not see the matter any more. */
const mayLoseSight: readonly Act[] = [
  'registration',
  'class-change',
  'recusal-decision',
  'mark-contest-decision',
  'route-contest-decision',
  'recall',
  'call-back',
]

/** The verb behind each act. */
const verbs: { [A in Act]: Verb<A> } = {
  registration: registerPetition,
  'class-change': changeClass,
  'class-decision': decideClass,
  transfer: transferPetition,
  objection: objectToAssignment,
  dispute: disputeAssignment,
  'objection-decision': decideObjection,
  acceptance: acceptPetition,
  'duty-decision': decideDuty,
  'procedural-notice': guideToProcedure,
  'procedural-notice-decision': decideProceduralNotice,
  reply: replyToPetition,
  'reply-approval': approveReply,
  rating: ratePetition,
  conclusion: concludePetition,
  withdrawal: withdrawPetition,
  contact: recordContact,
  'withdrawal-undo': undoWithdrawal,
  'prompt-answer': answerPromptly,
  'prompt-answer-decision': decidePromptAnswer,
  'route-contest': contestRoute,
  'route-contest-decision': decideRouteContest,
  refusal: refusePetition,
  'refusal-decision': decideRefusal,
  recall: recallTransfer,
  extension: askForExtension,
  'extension-decision': decideExtension,
  'ordinary-handling': askForOrdinaryHandling,
  'ordinary-handling-decision': decideOrdinaryHandling,
  'supplement-request': askForSupplement,
  supplement: supplementPetition,
  urge: urgePetition,
  rewording: proposeRewording,
  'rewording-answer': answerRewording,
  hearing: recordHearing,
  agreement: recordAgreement,
  'procedure-result': recordProcedureResult,
  mark: proposeMark,
  'mark-decision': decideMark,
  'mark-contest': contestMark,
  'mark-contest-decision': decideMarkContest,
  recusal: askForRecusal,
  'recusal-decision': decideRecusal,
  'fulfilment-proof': proveFulfilment,
  'fulfilment-refusal': refuseFulfilment,
  'fulfilment-confirmation': confirmFulfilment,
  'call-back': callBack,
  'contact-change': changeContact,
  'retaliation-report': reportRetaliation,
  'urgent-report': reportUrgent,
  publication: publishPetition,
  'publication-end': endPublicationByBureau,
  'publication-consent': setPublicationConsent,
}

export const petitionRoutes =
  (ctx: Context): FastifyPluginAsyncZod =>
  async (app) => {
    const view = async (actor: Actor, id: string) => viewPetition(ctx, await openPetition(ctx, actor, id), actor)

    app.post('/petitions', { schema: { body: SubmitPetition, response: { 201: PetitionView } } }, async (request, reply) => {
      const actor = needResident(request)
      const id = await submitPetition(ctx, actor, idempotencyKey(request), request.body)
      return reply.code(201).send(await view(actor, id))
    })

    app.post('/petitions/received', { schema: { body: ReceivePetition, response: { 201: ReceivedPetition } } }, async (request, reply) => {
      const received = await receivePetition(ctx, needStaff(request), idempotencyKey(request), request.body)
      return reply.code(201).send(received)
    })

    app.post('/petitions/similar', { schema: { body: AskSimilar, response: { 200: Similar } } }, async (request) =>
      viewSimilar(await findSimilar(ctx, needResident(request), request.body)),
    )

    app.get('/petitions', { schema: { querystring: ListPetitions, response: { 200: PetitionPage } } }, async (request) => {
      const actor = needActor(request)
      return viewPage(await listPetitions(ctx, actor, request.query), actor)
    })

    app.get('/petitions/:id', { schema: { params: IdParams, response: { 200: PetitionView } } }, (request) =>
      view(needActor(request), request.params.id),
    )

    app.get('/petitions/:id/timeline', { schema: { params: IdParams, response: { 200: Timeline } } }, async (request) => {
      const actor = needActor(request)
      return viewTimeline(await openTimeline(ctx, actor, request.params.id), actor)
    })

    app.get('/petitions/:id/openings', { schema: { params: IdParams, response: { 200: OpeningList } } }, async (request) => ({
      items: await listOpenings(ctx, needResident(request), request.params.id),
      nextCursor: null,
    }))

    app.get(
      '/petitions/:id/recusal-candidates',
      { schema: { params: IdParams, querystring: z.object({ proposalId }), response: { 200: RecusalCandidates } } },
      async (request) => {
        const rows = await listRecusalCandidates(ctx, needStaff(request), request.params.id, request.query.proposalId ?? null)
        const items = rows.map(({ id, name, roles }) => ({ id, name, roles: staffRoles.filter((role) => roles.includes(role)) }))
        return { items, nextCursor: null }
      },
    )

    app.post(
      '/petitions/:id/petitioner-opening',
      { schema: { params: IdParams, body: OpenPetitioner, response: { 200: ReceivedPetitioner } } },
      (request) => openPetitioner(ctx, needStaff(request), request.params.id, request.body),
    )

    app.post('/lookup', { schema: { body: Lookup, response: { 200: LookupView } } }, async (request) =>
      viewLookup(await lookUpPetition(ctx, request.body)),
    )

    const refuseStaffNetwork = ({ ip }: FastifyRequest) => {
      if (!ctx.config.STAFF_NETWORKS.check(ip, isIPv6(ip) ? 'ipv6' : 'ipv4')) return
      throw new Refusal(403, 'forbidden', '不能在机关、单位的办公网络内评价，请换用您自己的网络（例如手机流量）后再评价。')
    }

    const addAct = <A extends Act>(act: A) =>
      app.post(
        `/petitions/:id/${act}`,
        { schema: { params: IdParams, body: actBodies[act], response: { 200: PetitionView, 204: z.undefined() } } },
        async (request, reply) => {
          const actor = needActor(request)
          if (act === 'rating' && actor.kind === 'resident') refuseStaffNetwork(request)
          const version = ifMatch(request)
          try {
            await verbs[act](ctx, actor, request.params.id, version, request.body as z.infer<(typeof ActBodies)[A]>)
          } catch (error) {
            const isStale = error instanceof Refusal && error.code === 'stale_version' && version !== null
            throw isStale ? await tellChanges(ctx, actor, request.params.id, version) : error
          }
          // Whose registration sealed a matter need not be one of its readers; who decided about another body's person or on a contest in its place, called back past the first receiver, or took the matter back for the third time, is none of them after.
          if (mayLoseSight.includes(act) && !(await maySee(ctx, actor, request.params.id))) return reply.code(204).send()
          return view(actor, request.params.id)
        },
      )
    for (const act of Object.keys(actBodies) as Act[]) addAct(act)
  }
