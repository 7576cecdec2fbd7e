import * as z from 'zod/mini'
import { mediaTypes } from './attachment.ts'
import { NoticeConsents, NoticeView } from './notice.ts'
import { OpeningList } from './opening.ts'
import { PetitionView } from './petition.ts'
import { ProfileView } from './profile.ts'
import { Id, Instant } from './text.ts'
import { Timeline } from './timeline.ts'

/** `GET /api/profile/copy`: everything the service keeps about a person and may show them, as one file. */
export const ProfileCopy = z.object({
  madeAt: Instant,
  profile: ProfileView,
  signIns: z.array(z.object({ kind: z.enum(['wechat', 'phone']), value: z.string(), since: Instant })),
  sessions: z.array(
    z.object({ door: z.enum(['wechat', 'sms', 'staff']), startedAt: Instant, expiresAt: Instant, endedAt: z.nullable(Instant) }),
  ),
  petitions: z.array(
    z.object({
      petition: PetitionView,
      /** The whole chain, to be verified without us. */
      timeline: Timeline,
      /** Null for an accusation: nobody is told who reads it. */
      openings: z.nullable(OpeningList.shape.items),
    }),
  ),
  notices: z.array(NoticeView),
  consents: NoticeConsents.shape.items,
  /** The files themselves are in the app; the ones that no petition has can be deleted. */
  uploads: z.array(
    z.object({
      id: Id,
      mediaType: z.enum(mediaTypes),
      sizeBytes: z.number(),
      sha256: z.string(),
      uploadedAt: Instant,
      petitionId: z.nullable(Id),
    }),
  ),
})
export type ProfileCopy = z.infer<typeof ProfileCopy>
