import * as z from 'zod/mini'
import { organisationKinds, organisationLevels } from '../vocabulary/roles.ts'

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
})
export type OrganisationView = z.infer<typeof OrganisationView>
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

/** `GET /api/statistics/summary`: open to all, of matters that are not sealed. */
export const StatisticsSummary = z.object({
  received: z.number(),
  open: z.number(),
  replied: z.number(),
  concluded: z.number(),
  asOf: z.string(),
})
/** `GET /api/published`: letters whose writers agreed to publication and that were answered and released by the bureau. */
export const PublishedList = z.object({
  items: z.array(z.object({ id: z.string(), title: z.string(), answeredOn: z.string(), organisation: z.string() })),
  nextCursor: z.nullable(z.string()),
})
