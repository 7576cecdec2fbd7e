import { AskDeadline, DeadlineView } from '@petition/shared/schemas/clock'
import { GuideView } from '@petition/shared/schemas/guide'
import {
  AskLawfulRoutes,
  AskStatistics,
  CategoryList,
  LawfulRouteList,
  OrganisationList,
  RegionList,
  StatisticsSummary,
} from '@petition/shared/schemas/organisation'
import { PrivacyView } from '@petition/shared/schemas/profile'
import { ListPublished, PublishedLetter, PublishedPage } from '@petition/shared/schemas/published'
import { RulesHistory } from '@petition/shared/schemas/rules'
import { Id } from '@petition/shared/schemas/text'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import * as z from 'zod/mini'
import type { Context } from '../context.ts'
import { storedData } from '../domain/stored-data.ts'
import {
  askDeadline,
  listCategories,
  listLawfulRoutes,
  listOrganisations,
  listRegions,
  listRules,
  summarise,
} from '../usecases/open-data.ts'
import { listPublished, readPublished } from '../usecases/read-published.ts'
import { showGuide } from '../usecases/show-guide.ts'

const ReceiptKeys = z.object({
  items: z.array(z.object({ keyId: z.string(), algorithm: z.literal('Ed25519'), publicKeyPem: z.string() })),
  nextCursor: z.null(),
})

/** What is open to all, without a token. */
export const openDataRoutes =
  (ctx: Context): FastifyPluginAsyncZod =>
  async (app) => {
    const whole = <Item>(items: Item[]) => ({ items, nextCursor: null })

    app.get('/regions', { schema: { response: { 200: RegionList } } }, async () => whole(await listRegions(ctx)))
    app.get('/organisations', { schema: { response: { 200: OrganisationList } } }, async () => whole(await listOrganisations(ctx)))
    app.get('/categories', { schema: { response: { 200: CategoryList } } }, async () => whole(await listCategories(ctx)))
    app.get('/lawful-routes', { schema: { querystring: AskLawfulRoutes, response: { 200: LawfulRouteList } } }, async (request) =>
      whole(await listLawfulRoutes(ctx, request.query)),
    )
    app.get('/rules', { schema: { response: { 200: RulesHistory } } }, async () => whole(await listRules(ctx)))
    app.get('/deadlines', { schema: { querystring: AskDeadline, response: { 200: DeadlineView } } }, (request) =>
      askDeadline(ctx, request.query),
    )
    app.get('/statistics/summary', { schema: { querystring: AskStatistics, response: { 200: StatisticsSummary } } }, (request) =>
      summarise(ctx, request.query),
    )
    app.get('/published', { schema: { querystring: ListPublished, response: { 200: PublishedPage } } }, (request) =>
      listPublished(ctx, request.query),
    )
    app.get('/published/:id', { schema: { params: z.object({ id: Id }), response: { 200: PublishedLetter } } }, (request) =>
      readPublished(ctx, request.params.id),
    )
    app.get('/guide', { schema: { response: { 200: GuideView } } }, () => showGuide(ctx))
    app.get('/privacy', { schema: { response: { 200: PrivacyView } } }, async () => ({ items: [...storedData] }))
    app.get('/receipt-keys', { schema: { response: { 200: ReceiptKeys } } }, async () => {
      const { keyId, publicKeyPem } = ctx.receipts
      return whole([{ keyId, algorithm: 'Ed25519' as const, publicKeyPem }])
    })
  }
