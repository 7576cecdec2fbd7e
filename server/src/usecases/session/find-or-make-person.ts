import type { Context } from '../../context.ts'
import type { Tx } from '../../db/client.ts'
import { findIdentity, type IdentityKind, setUsed } from '../../db/identities.ts'
import { insertIdentity, insertPerson, lockIdentity } from '../../db/people.ts'

/** Whose openid or verified phone number this is; a new one makes a new person. */
export async function findOrMakePerson(ctx: Context, tx: Tx, kind: IdentityKind, value: string): Promise<string> {
  await lockIdentity(tx, ctx.keys, kind, value)
  const known = await findIdentity(tx, ctx.keys, kind, value)
  const at = ctx.now()
  if (known) {
    await setUsed(tx, known.id, at)
    return known.personId
  }
  const personId = await insertPerson(tx, at)
  await insertIdentity(tx, ctx.keys, { personId, kind, value, at })
  return personId
}
