import type { AnswerEarlierOwner } from '@petition/shared/schemas/session'
import type { Context } from '../../context.ts'
import { closeQuestion, findOpenQuestion, lockOpenQuestion } from '../../db/identities.ts'
import { mergePeople } from '../../db/people.ts'
import type { Resident } from '../../domain/actor.ts'
import { illegal, Refusal } from '../../domain/errors.ts'
import { proveOwnership } from './prove-ownership.ts'

/** Whoever took over a number that had rested shows that they had it before as well, or says that it was somebody else. @throws 403, 409, 429 */
export async function answerEarlierOwner(ctx: Context, actor: Resident, { notMine, ...proof }: AnswerEarlierOwner): Promise<void> {
  const question = await findOpenQuestion(ctx.db, actor.personId)
  if (!question) throw illegal('没有需要确认的信访件。')
  if (!notMine) await proveOwnership(ctx, question.formerPersonId, proof)
  await ctx.db.transaction(async (tx) => {
    const still = await lockOpenQuestion(tx, actor.personId)
    if (still?.id !== question.id || still.formerPersonId !== question.formerPersonId) throw new Refusal(409, 'conflict')
    if (notMine) return closeQuestion(tx, still.id)
    await mergePeople(tx, ctx.keys, { from: actor.personId, into: still.formerPersonId })
  })
}
