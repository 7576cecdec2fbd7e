import type { NoticeConsents } from '@petition/shared/schemas/notice'
import type { OpeningList } from '@petition/shared/schemas/opening'
import type { ProfileView } from '@petition/shared/schemas/profile'
import type { Context } from '../../context.ts'
import { type AttachmentRow, listUploadsOf } from '../../db/attachments.ts'
import { listIdentities } from '../../db/identities.ts'
import { listNotices, type NoticeRow } from '../../db/notices.ts'
import { listPetitionIdsOf } from '../../db/people.ts'
import { listSessionsOf, type SessionRow } from '../../db/sessions.ts'
import type { Resident } from '../../domain/actor.ts'
import { listConsents } from '../notice/list-consents.ts'
import { listOpenings } from '../petition/list-openings.ts'
import { type OpenedPetition, readPetition } from '../petition/open-petition.ts'
import { getOwnProfile } from '../session/who-am-i.ts'
import { needFreshSession } from './need-fresh-session.ts'

export type CopiedProfile = {
  profile: ProfileView
  identities: Awaited<ReturnType<typeof listIdentities>>
  sessions: SessionRow[]
  petitions: { opened: OpenedPetition; openings: OpeningList['items'] | null }[]
  notices: NoticeRow[]
  consents: NoticeConsents['items']
  uploads: AttachmentRow[]
}

/** Everything the service keeps about a person and may show them (个人信息保护法第四十五条). To read it all delivers no paper and starts no period. */
export async function copyProfile(ctx: Context, actor: Resident): Promise<CopiedProfile> {
  await needFreshSession(ctx, actor)
  const { personId } = actor
  const petitions = []
  for (const id of await listPetitionIdsOf(ctx.db, personId)) {
    const opened = await readPetition(ctx, actor, id)
    petitions.push({ opened, openings: opened.petition.sealed ? null : await listOpenings(ctx, actor, id) })
  }
  return {
    profile: await getOwnProfile(ctx, actor),
    identities: await listIdentities(ctx.db, ctx.keys, personId),
    sessions: await listSessionsOf(ctx.db, personId),
    petitions,
    notices: await listAllNotices(ctx, personId),
    consents: await listConsents(ctx, actor),
    uploads: await listUploadsOf(ctx.db, personId),
  }
}

const pageSize = 500

async function listAllNotices({ db }: Context, personId: string): Promise<NoticeRow[]> {
  const all: NoticeRow[] = []
  for (;;) {
    const last = all.at(-1)
    const after = last ? { key: last.createdAt.toISOString(), id: last.id } : null
    const page = await listNotices(db, personId, { after, limit: pageSize })
    all.push(...page)
    if (page.length < pageSize) return all
  }
}
