import * as z from 'zod/mini'
import { guidedRoutes, routes } from '../vocabulary/petition.ts'
import { organisationKinds, organisationLevels } from '../vocabulary/roles.ts'
import { Day, OrganisationId, text } from './text.ts'

export const OrganisationView = z.object({
  id: z.string(),
  name: z.string(),
  kind: z.enum(organisationKinds),
  level: z.enum(organisationLevels),
  regionCode: z.string(),
  parentId: z.nullable(z.string()),
  lineParentId: z.nullable(z.string()),
  phone: z.nullable(z.string()),
  address: z.nullable(z.string()),
  receptionTimes: z.nullable(z.string()),
  /** Split, merged or abolished (第二十四条): since when, and who continues its powers; nothing can be sent to it any more. */
  closedOn: z.nullable(Day),
  successorId: z.nullable(z.string()),
})
export type OrganisationView = z.infer<typeof OrganisationView>
/** `POST /api/organisations/:id/succession` */
export const Succession = z.object({ successorId: OrganisationId, on: Day, reason: text('承接依据', 4, 500) })
export type Succession = z.infer<typeof Succession>
/** `GET /api/organisations/:id/succession` */
export const SuccessionPreview = z.object({
  /** How many open matters would go to a successor now. */
  open: z.number(),
})
export type SuccessionPreview = z.infer<typeof SuccessionPreview>
export const SuccessionResult = z.object({
  /** How many open matters went to the successor. */
  moved: z.number(),
})
export type SuccessionResult = z.infer<typeof SuccessionResult>
/** `GET /api/organisations`: all of them, some 300 rows. */
export const OrganisationList = z.object({ items: z.array(OrganisationView), nextCursor: z.null() })

export const RegionView = z.object({
  code: z.string(),
  name: z.string(),
  parentCode: z.nullable(z.string()),
  level: z.enum(['city', 'county', 'town', 'village']),
})
export type RegionView = z.infer<typeof RegionView>
/** `GET /api/regions`: the city, its counties, towns and streets. */
export const RegionList = z.object({ items: z.array(RegionView), nextCursor: z.null() })

export const CategoryView = z.object({ code: z.string(), name: z.string(), parentCode: z.nullable(z.string()) })
/** `GET /api/categories` */
export const CategoryList = z.object({ items: z.array(CategoryView), nextCursor: z.null() })

export const AskLawfulRoutes = z.object({ organisationId: z.optional(OrganisationId) })
export type AskLawfulRoutes = z.infer<typeof AskLawfulRoutes>
/** `GET /api/lawful-routes`: which procedure before which body belongs to a department's matters (第三十一条). */
export const LawfulRouteList = z.object({
  items: z.array(
    z.object({
      id: z.string(),
      organisationId: OrganisationId,
      route: z.enum(routes),
      matter: z.string(),
      procedure: z.string(),
      receivingBody: z.string(),
      basis: z.string(),
      /** 示例: no department has confirmed it yet; clients say so. */
      example: z.boolean(),
    }),
  ),
  nextCursor: z.null(),
})
export type LawfulRouteList = z.infer<typeof LawfulRouteList>

/** What a mark keeps out of rates and ratings, by mark. */
const Excluded = z.object({ repeat: z.number(), 'court-related': z.number() })
/**
 * What left the petition route: led into each other procedure, answered at once or not accepted by the bureau, taken as a suggestion
 * though its petitioner had filed it as something else. Contested with success it counts no more.
 */
const WaysOut = z.object({
  guided: z.record(z.enum(guidedRoutes), z.number()),
  answeredAtOnce: z.number(),
  refused: z.number(),
  asSuggestion: z.number(),
  /** Taken as a duty of the body (第三十一条第五项), which has no 60 days and no remedy of the 条例. */
  asDuty: z.number(),
  /** Accepted for simple handling, then taken into the ordinary procedure: the longer period. */
  leftSimple: z.number(),
})
/** How often matters were given back by a body, and taken back from one that led. */
const Rounds = { returns: z.number(), recalls: z.number() }
export const AskStatistics = z.object({ by: z.optional(z.enum(['organisation'], '没有这种统计方式。')) })
export type AskStatistics = z.infer<typeof AskStatistics>
/** `GET /api/statistics/summary`: open to all, of matters that are not sealed. */
export const StatisticsSummary = z.object({
  received: z.number(),
  open: z.number(),
  replied: z.number(),
  concluded: z.number(),
  /** Counted in `received` all the same. */
  withdrawn: z.number(),
  ...Rounds,
  excluded: Excluded,
  waysOut: WaysOut,
  /** With `?by=organisation`: of each body that has matters now, had them when they were withdrawn, led some elsewhere or lost some. */
  organisations: z.optional(
    z.array(
      z.object({
        organisation: z.object({ id: z.string(), name: z.string() }),
        received: z.number(),
        withdrawn: z.number(),
        ...Rounds,
        excluded: Excluded,
        waysOut: WaysOut,
      }),
    ),
  ),
  asOf: z.string(),
})
