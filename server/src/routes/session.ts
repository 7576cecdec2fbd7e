import {
  AnswerEarlierOwner,
  AskSmsCode,
  JoinPhone,
  ResidentSession,
  SessionView,
  SignInAsStaff,
  SignInBySms,
  SignInByWechat,
  StaffSession,
} from '@petition/shared/schemas/session'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import * as z from 'zod/mini'
import type { Context } from '../context.ts'
import type { SessionRow } from '../db/sessions.ts'
import { needActor, needResident } from '../plugins/auth.ts'
import { answerEarlierOwner } from '../usecases/session/answer-earlier-owner.ts'
import { askSmsCode } from '../usecases/session/ask-sms-code.ts'
import { joinPhone } from '../usecases/session/join-phone.ts'
import { signInAsStaff } from '../usecases/session/sign-in-as-staff.ts'
import { signInBySms } from '../usecases/session/sign-in-by-sms.ts'
import { signInByWechat } from '../usecases/session/sign-in-by-wechat.ts'
import { signOut } from '../usecases/session/sign-out.ts'
import { describeSession, whoAmI } from '../usecases/session/who-am-i.ts'

/** What costs an SMS or 32 MiB of memory is given out more slowly than a page. */
const costly = { rateLimit: { max: 120 } }

export const sessionRoutes =
  (ctx: Context): FastifyPluginAsyncZod =>
  async (app) => {
    const withToken = async (session: SessionRow) => ({ token: app.signToken(session.id), ...(await describeSession(ctx, session)) })
    const asResident = async (session: SessionRow) => ResidentSession.parse(await withToken(session))

    app.post('/session/wechat', { schema: { body: SignInByWechat, response: { 200: ResidentSession } } }, async (request) =>
      asResident(await signInByWechat(ctx, request.body)),
    )

    app.post(
      '/session/sms-code',
      { config: costly, schema: { body: AskSmsCode, response: { 202: z.object({}) } } },
      async (request, reply) => {
        await askSmsCode(ctx, request.body)
        return reply.code(202).send({})
      },
    )

    app.post('/session/sms', { schema: { body: SignInBySms, response: { 200: ResidentSession } } }, async (request) =>
      asResident(await signInBySms(ctx, request.body)),
    )

    app.post('/session/phone', { schema: { body: JoinPhone, response: { 200: ResidentSession } } }, async (request) => {
      const actor = needResident(request)
      await joinPhone(ctx, actor, request.body)
      return ResidentSession.parse({ token: app.signToken(actor.sessionId), ...(await whoAmI(ctx, actor)) })
    })

    app.post('/session/earlier-owner', { schema: { body: AnswerEarlierOwner, response: { 200: ResidentSession } } }, async (request) => {
      const actor = needResident(request)
      await answerEarlierOwner(ctx, actor, request.body)
      return ResidentSession.parse({ token: app.signToken(actor.sessionId), ...(await whoAmI(ctx, actor)) })
    })

    app.post('/session/staff', { config: costly, schema: { body: SignInAsStaff, response: { 200: StaffSession } } }, async (request) =>
      StaffSession.parse(await withToken(await signInAsStaff(ctx, request.body))),
    )

    app.get('/session', { schema: { response: { 200: SessionView } } }, (request) => whoAmI(ctx, needActor(request)))

    app.delete('/session', { schema: { response: { 204: z.undefined() } } }, async (request, reply) => {
      await signOut(ctx, needActor(request))
      return reply.code(204).send()
    })
  }
