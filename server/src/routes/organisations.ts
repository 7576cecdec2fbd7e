import { Succession, SuccessionResult } from '@petition/shared/schemas/organisation'
import { OrganisationId } from '@petition/shared/schemas/text'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import * as z from 'zod/mini'
import type { Context } from '../context.ts'
import { needStaff } from '../plugins/auth.ts'
import { succeedOrganisation } from '../usecases/organisation/succeed-organisation.ts'

export const organisationRoutes =
  (ctx: Context): FastifyPluginAsyncZod =>
  async (app) => {
    app.post(
      '/organisations/:id/succession',
      { schema: { params: z.object({ id: OrganisationId }), body: Succession, response: { 200: SuccessionResult } } },
      async (request) => ({ moved: await succeedOrganisation(ctx, needStaff(request), request.params.id, request.body) }),
    )
  }
