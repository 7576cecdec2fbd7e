import type { SubmitPetition } from '@petition/shared/schemas/filing'
import { Petitioner } from '@petition/shared/schemas/petitioner'
import type { Channel, PetitionKind } from '@petition/shared/vocabulary/petition'
import type { Context } from '../../context.ts'
import { getProfile, setProfile } from '../../db/people.ts'
import { findByIdempotencyKey } from '../../db/petitions.ts'
import type { Resident } from '../../domain/actor.ts'
import { invalidField } from '../../domain/errors.ts'
import { chooseFirstReceiver } from './choose-first-receiver.ts'
import { checkReferences, filePetition, hashContent, sameOrConflict } from './file-petition.ts'

/**
 * A resident files. Registered for ever from the moment it is answered.
 * The same key with the same content answers the same petition; another content is 409.
 */
export async function submitPetition(ctx: Context, actor: Resident, key: string | null, filing: SubmitPetition): Promise<string> {
  const { personId } = actor
  const profile = await getProfile(ctx.db, ctx.keys, personId)
  const petitioner = filing.petitioner ?? Petitioner.safeParse(profile).data
  if (!petitioner) throw invalidField('petitioner', '请填写您的姓名、电话和住址。', 'petitioner_missing')
  const contentHash = await hashContent(ctx, filing, petitioner)
  const earlier = key && (await findByIdempotencyKey(ctx.db, personId, key))
  if (earlier) return sameOrConflict(earlier, contentHash)
  await checkReferences(ctx.db, filing)
  return ctx.db.transaction(async (tx) => {
    const seal = await chooseFirstReceiver(tx, filing)
    const channel = channelOf(filing.kind, actor)
    const id = await filePetition(ctx, tx, { filing, petitioner, personId, actor, key, contentHash, channel, seal })
    if (id) {
      await setProfile(tx, ctx.keys, personId, { ...petitioner, addresses: profile?.addresses ?? [] })
      return id
    }
    const winner = key && (await findByIdempotencyKey(tx, personId, key))
    if (!winner) throw new Error('a filing met a conflict that cannot be found')
    return sameOrConflict(winner, contentHash)
  })
}

/** 信访形式: through which door it came. */
function channelOf(kind: PetitionKind, { door }: Resident): Channel {
  if (kind === 'mailbox') return 'leader-mailbox'
  if (door === 'wechat') return 'wechat'
  return kind === 'suggestion' ? 'web-suggestion' : 'web'
}
