import type { Tx } from './client.ts'
import { callbackEvent } from './schema/notices.ts'

/** False when this event was taken before; one being taken at this moment is waited for. */
export async function insertCallbackEvent(tx: Tx, row: typeof callbackEvent.$inferInsert): Promise<boolean> {
  const inserted = await tx.insert(callbackEvent).values(row).onConflictDoNothing().returning()
  return inserted.length > 0
}
