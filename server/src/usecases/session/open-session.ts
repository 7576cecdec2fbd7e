import type { Context } from '../../context.ts'
import type { Queryable } from '../../db/client.ts'
import { insertSession, type SessionRow } from '../../db/sessions.ts'
import { setLastSeen } from '../../db/staff.ts'

const hourMs = 60 * 60_000
const residentSessionMs = 30 * 24 * hourMs
const staffSessionMs = 12 * hourMs

export function openResidentSession(ctx: Context, db: Queryable, personId: string, door: 'wechat' | 'sms'): Promise<SessionRow> {
  const at = ctx.now()
  return insertSession(db, { personId, door }, { at, expiresAt: new Date(at.getTime() + residentSessionMs) })
}

export async function openStaffSession(ctx: Context, staffId: string): Promise<SessionRow> {
  const at = ctx.now()
  await setLastSeen(ctx.db, staffId, at)
  return insertSession(ctx.db, { staffId, door: 'staff' }, { at, expiresAt: new Date(at.getTime() + staffSessionMs) })
}
