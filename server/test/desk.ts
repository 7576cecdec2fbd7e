import type { DeskNoticePage, DeskNoticeView, NoticePage } from '@petition/shared/schemas/notice'
import { remindOfDeadlines } from '../src/jobs/remind-of-deadlines.ts'
import type { House } from './house.ts'
import type { Caller } from './people.ts'

type Somebody = Pick<Caller, 'get'>

export const deskPage = async (who: Somebody, query = '?limit=100') => (await who.get<DeskNoticePage>(`/api/desk-notices${query}`)).body

/** What a desk was told of one matter since it came, the first thing first; of a whole body where there is none. */
export const deskOf = async (who: Somebody, petition: { id: string } | null): Promise<DeskNoticeView[]> =>
  (await allOf(who, petition)).filter(({ kind }) => kind !== 'received')

/** The same, with the notice by which it came. */
export const allOf = async (who: Somebody, petition: { id: string } | null): Promise<DeskNoticeView[]> =>
  (await deskPage(who)).items.filter(({ petitionId }) => petitionId === (petition?.id ?? null)).toReversed()

export const kindsOf = async (who: Somebody, petition: { id: string } | null) => (await deskOf(who, petition)).map(({ kind }) => kind)

export const noticesOf = async (who: Somebody, petition: { id: string }) =>
  (await who.get<NoticePage>('/api/notices?limit=100')).body.items
    .filter(({ petitionId }) => petitionId === petition.id)
    .map(({ kind }) => kind)
    .toReversed()

/** The hour strikes. */
export async function strike(house: House, at: string) {
  house.now = new Date(`${at}:00+08:00`)
  await remindOfDeadlines(house.ctx)
}
