import { CloseAccount, ClosedAccount, CorrectProfile, ProfileView } from '@petition/shared/schemas/profile'
import { ProfileCopy } from '@petition/shared/schemas/profile-copy'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import * as z from 'zod/mini'
import type { Context } from '../context.ts'
import { localDate } from '../domain/calendar.ts'
import { needResident } from '../plugins/auth.ts'
import { clearProfile } from '../usecases/profile/clear-profile.ts'
import { closeAccount } from '../usecases/profile/close-account.ts'
import { copyProfile } from '../usecases/profile/copy-profile.ts'
import { correctProfile } from '../usecases/profile/correct-profile.ts'
import { getOwnProfile } from '../usecases/session/who-am-i.ts'
import { viewProfileCopy } from './profile-copy-view.ts'

/** What reads everything of a person, or ends it, is given out more slowly than a page. */
const costly = { rateLimit: { max: 120 } }

/** A resident's own data: see, correct, take along, delete, close the account. */
export const profileRoutes =
  (ctx: Context): FastifyPluginAsyncZod =>
  async (app) => {
    app.get('/profile', { schema: { response: { 200: ProfileView } } }, (request) => getOwnProfile(ctx, needResident(request)))

    app.put('/profile', { schema: { body: CorrectProfile, response: { 200: ProfileView } } }, async (request) => {
      const actor = needResident(request)
      await correctProfile(ctx, actor, request.body)
      return getOwnProfile(ctx, actor)
    })

    app.delete('/profile', { schema: { response: { 204: z.undefined() } } }, async (request, reply) => {
      await clearProfile(ctx, needResident(request))
      return reply.code(204).send()
    })

    app.get('/profile/copy', { config: costly, schema: { response: { 200: ProfileCopy } } }, async (request, reply) => {
      const actor = needResident(request)
      const copied = await copyProfile(ctx, actor)
      const name = `my-data-${localDate(ctx.now())}.json`
      reply.header('content-disposition', `attachment; filename="${name}"`).header('cache-control', 'no-store')
      return viewProfileCopy(ctx, copied, actor)
    })

    app.delete('/account', { config: costly, schema: { body: CloseAccount, response: { 200: ClosedAccount } } }, (request) =>
      closeAccount(ctx, needResident(request), request.body),
    )
  }
