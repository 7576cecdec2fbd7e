import { asc, eq } from 'drizzle-orm'
import type { Keys } from './cipher.ts'
import type { Queryable, Tx } from './client.ts'
import { signatory } from './schema/petitions.ts'

/** Who signed, in this order: names and phones stand encrypted beside the filing, the 查询码 of each one here. */
export async function insertSignatories(
  tx: Tx,
  keys: Keys,
  petitionId: string,
  signatories: readonly { representative: boolean; queryCode: string }[],
) {
  if (signatories.length === 0) return
  const rows = signatories.map(({ representative, queryCode }, index) => {
    const position = index + 1
    return { petitionId, position, representative, queryCodeCipher: keys.encrypt(queryCode, codePlace(petitionId, position)) }
  })
  await tx.insert(signatory).values(rows)
}

/** By position; whoever signed before signatories had codes of their own has none. */
export async function listSignatoryCodes(db: Queryable, keys: Keys, petitionId: string): Promise<(string | null)[]> {
  const rows = await db.select().from(signatory).where(eq(signatory.petitionId, petitionId)).orderBy(asc(signatory.position))
  return rows.map(({ position, queryCodeCipher }) => queryCodeCipher && keys.decrypt(queryCodeCipher, codePlace(petitionId, position)))
}

const codePlace = (petitionId: string, position: number) => `signatory-code:${petitionId}:${position}`
