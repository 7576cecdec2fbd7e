import type { Context } from '../../context.ts'
import { lockUnusedUploadsOf } from '../../db/attachments.ts'
import type { Tx } from '../../db/client.ts'
import { clearProfile as clear, lockPerson } from '../../db/people.ts'
import type { Resident } from '../../domain/actor.ts'
import { removeUploads } from '../attachment/remove-uploads.ts'

/** Deletes what may be deleted (个人信息保护法第四十七条): details, saved addresses, photos that nothing has used. */
export function clearProfile(ctx: Context, { personId }: Resident): Promise<void> {
  return ctx.db.transaction(async (tx) => {
    await lockPerson(tx, personId)
    await deleteDetails(ctx, tx, personId)
  })
}

export async function deleteDetails(ctx: Context, tx: Tx, personId: string): Promise<void> {
  await clear(tx, personId)
  await removeUploads(ctx, tx, await lockUnusedUploadsOf(tx, personId))
}
