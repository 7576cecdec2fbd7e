import type { Context } from '../../context.ts'
import type { Tx } from '../../db/client.ts'
import type { IdentityKind } from '../../db/identities.ts'
import { findOwner, insertIdentity, insertPerson, lockIdentity } from '../../db/people.ts'

/** Whose openid or verified phone number this is; a new one makes a new person. */
export async function findOrMakePerson(ctx: Context, tx: Tx, kind: IdentityKind, value: string): Promise<string> {
  await lockIdentity(tx, ctx.keys, kind, value)
  const owner = await findOwner(tx, ctx.keys, kind, value)
  if (owner) return owner
  const at = ctx.now()
  const personId = await insertPerson(tx, at)
  await insertIdentity(tx, ctx.keys, { personId, kind, value, at })
  return personId
}
