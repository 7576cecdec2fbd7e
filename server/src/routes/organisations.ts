import { Succession, SuccessionPreview, SuccessionResult } from '@petition/shared/schemas/organisation'
import { OrganisationId } from '@petition/shared/schemas/text'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import * as z from 'zod/mini'
import type { Context } from '../context.ts'
import { needStaff } from '../plugins/auth.ts'
import { countForSuccession, succeedOrganisation } from '../usecases/organisation/succeed-organisation.ts'

const params = z.object({ id: OrganisationId })

export const organisationRoutes =
  (ctx: Context): FastifyPluginAsyncZod =>
  async (app) => {
    app.get('/organisations/:id/succession', { schema: { params, response: { 200: SuccessionPreview } } }, async (request) => ({
      open: await countForSuccession(ctx, needStaff(request), request.params.id),
    }))

    app.post(
      '/organisations/:id/succession',
      { schema: { params, body: Succession, response: { 200: SuccessionResult } } },
      async (request) => ({ moved: await succeedOrganisation(ctx, needStaff(request), request.params.id, request.body) }),
    )
  }
