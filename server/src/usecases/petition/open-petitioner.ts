import type { OpenPetitioner } from '@petition/shared/schemas/petition'
import type { Petitioner } from '@petition/shared/schemas/petitioner'
import type { Context } from '../../context.ts'
import { getPetitioner } from '../../db/events.ts'
import { insertOpening } from '../../db/openings.ts'
import { getPetition } from '../../db/petitions.ts'
import type { Staff } from '../../domain/actor.ts'
import { localDate } from '../../domain/calendar.ts'
import { forbidden, Refusal } from '../../domain/errors.ts'
import { mayKnowPetitioner } from '../../domain/petition/policy.ts'

/** Opens name, phone and address, which lists and views show masked; who, when and why is kept. */
export async function openPetitioner(ctx: Context, actor: Staff, petitionId: string, { reason }: OpenPetitioner): Promise<Petitioner> {
  const { petition } = await getPetition(ctx.db, actor, petitionId, localDate(ctx.now()))
  if (!mayKnowPetitioner(actor, petition)) throw forbidden()
  const petitioner = await getPetitioner(ctx.db, ctx.keys, petitionId)
  if (!petitioner) throw new Refusal(404, 'not_found', '信访人的信息已依法删除。')
  await insertOpening(ctx.db, ctx.keys, { petitionId, actor, what: 'petitioner', reason, at: ctx.now() })
  return petitioner
}
