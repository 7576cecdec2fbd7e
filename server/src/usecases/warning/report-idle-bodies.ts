import type { Context } from '../../context.ts'
import { getCalendar } from '../../db/calendar.ts'
import { insertDeskNotices } from '../../db/desk-notices.ts'
import { getLocalRules } from '../../db/local-rules.ts'
import { type IdleBody, listIdleBodies } from '../../db/warnings.ts'
import { type Day, localDate } from '../../domain/calendar.ts'
import { idleSince } from '../../domain/warnings.ts'
import { leftCause, tellOfLeftBodies } from './tell-of-left-bodies.ts'

/** Where nobody can act while a clock runs, the sender and the bureau that follows hear of it once a day. */
export async function reportIdleBodies(ctx: Context): Promise<number> {
  const at = ctx.now()
  const today = localDate(at)
  const { idleAfterDays } = await getLocalRules(ctx.db, ctx.config.LOCAL_RULES)
  const seenSinceOn = idleSince(await getCalendar(ctx.db), today, idleAfterDays)
  const idle = await listIdleBodies(ctx.db, { seenSinceOn, today })
  const added = await insertDeskNotices(
    ctx.db,
    idle.flatMap((body) =>
      addressees(body).map((organisationId) => ({
        organisationId,
        reader: 'clerk' as const,
        ...(isByRecusal(body) ? byRecusal(body, today) : byAbsence(body, today)),
        petitionId: isOfBody(body) ? null : body.petitionId,
        subjectId: body.organisationId,
        on: today,
        createdAt: at,
      })),
    ),
  )
  return added + (await tellOfLeftBodies(ctx.db, at))
}

/** Somebody of the body has to stay away from this matter, and nobody else can act on it. */
const isByRecusal = ({ whole, recused }: IdleBody) => recused && !whole

const byRecusal = ({ organisationId, petitionId }: IdleBody, today: Day) => ({
  kind: 'nobody-left' as const,
  cause: leftCause('nobody-left', organisationId, petitionId, today),
})

const byAbsence = (body: IdleBody, today: Day) => ({
  kind: 'idle-organisation' as const,
  cause: `idle:${body.organisationId}:${isOfBody(body) ? '' : body.petitionId}:${today}`,
})

/** What only a sealed matter shows is told to those alone who may see it. */
const isOfBody = ({ whole, sealed }: IdleBody) => whole && !sealed

/** Whoever sent it there and the bureau that follows; where that is the idle body itself, the bureau above hears of the body, not of its matters. */
function addressees(body: IdleBody): string[] {
  const { senderIds, followerId, organisationId, parentId } = body
  const others = [...new Set([...senderIds, followerId])].filter((id) => id !== organisationId)
  return others.length === 0 && parentId && isOfBody(body) ? [parentId] : others
}
