import type { Context } from '../../context.ts'
import { clearFailures, takeLookupAttempt } from '../../db/lookups.ts'
import { hasIdNumber, listQueryCodes } from '../../db/people.ts'
import { Refusal } from '../../domain/errors.ts'

type Proof = { queryCode?: string | undefined; idNumber?: string | undefined }

/** Whoever holds a phone number need not be who filed under it: a 查询码 or the id number shows it. @throws 403, 429 */
export async function proveOwnership(ctx: Context, owner: string, { queryCode, idNumber }: Proof) {
  const lock = `person:${owner}`
  if (!queryCode && !idNumber) throw proofRequired('queryCode', 'required', '请填写这个手机号名下任一事项的查询码，或身份证号码。')
  if (!(await takeLookupAttempt(ctx.db, lock, ctx.now()))) throw new Refusal(429, 'lookup_locked')
  const knowsCode = queryCode && (await listQueryCodes(ctx.db, ctx.keys, owner)).includes(queryCode)
  if (knowsCode || (idNumber && (await hasIdNumber(ctx.db, ctx.keys, owner, idNumber)))) return clearFailures(ctx.db, lock)
  if (queryCode) throw proofRequired('queryCode', 'wrong', '查询码与这个手机号名下的事项不符，请核对。')
  throw proofRequired('idNumber', 'wrong', '证件号码与这个手机号名下登记的不符，请核对。')
}

const proofRequired = (path: string, code: string, message: string) =>
  new Refusal(403, 'proof_required', undefined, [{ path, code, message }])
