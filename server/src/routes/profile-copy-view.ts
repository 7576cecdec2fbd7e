import type { ProfileCopy } from '@petition/shared/schemas/profile-copy'
import type { Context } from '../context.ts'
import type { Resident } from '../domain/actor.ts'
import type { CopiedProfile } from '../usecases/profile/copy-profile.ts'
import { viewNotice } from './notice-view.ts'
import { viewTimeline } from './petition-summary.ts'
import { viewPetition } from './petition-view.ts'

/** Links that open photos for ten minutes have no place in a file that is kept. */
const withoutLinks = <View>(view: View): View =>
  JSON.parse(JSON.stringify(view, (key, value) => (key === 'url' || key === 'thumbnailUrl' ? undefined : value)))

export function viewProfileCopy(ctx: Context, copied: CopiedProfile, actor: Resident): ProfileCopy {
  const { profile, identities, sessions, petitions, notices, consents, uploads } = copied
  return {
    madeAt: ctx.now().toISOString(),
    profile,
    signIns: identities.map(({ verifiedAt, ...one }) => ({ ...one, since: verifiedAt.toISOString() })),
    sessions: sessions.map(({ door, createdAt, expiresAt, endedAt }) => ({
      door,
      startedAt: createdAt.toISOString(),
      expiresAt: expiresAt.toISOString(),
      endedAt: endedAt?.toISOString() ?? null,
    })),
    petitions: petitions.map(({ opened, openings }) => ({
      petition: withoutLinks(viewPetition(ctx, opened, actor)),
      timeline: viewTimeline({ ...opened, petitionId: opened.petition.id }, actor),
      openings,
    })),
    notices: notices.map(viewNotice),
    consents,
    uploads: uploads.map(({ id, mediaType, sizeBytes, sha256, createdAt, petitionId }) => ({
      id,
      mediaType,
      sizeBytes,
      sha256,
      uploadedAt: createdAt.toISOString(),
      petitionId,
    })),
  }
}
