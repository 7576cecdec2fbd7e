import type { RetaliationReport } from '@petition/shared/schemas/acts-of-petitioner'
import type { Context } from '../../context.ts'
import type { Actor } from '../../domain/actor.ts'
import { actOnPetition } from './act-on-petition.ts'

/** 第十八条: 任何组织和个人不得打击报复信访人. It reaches the bureau past the unit; to the unit it is a link without text. */
export function reportRetaliation(ctx: Context, actor: Actor, petitionId: string, version: number | null, { text }: RetaliationReport) {
  return actOnPetition(ctx, actor, { petitionId, act: 'retaliation-report', version }, async (work) => {
    const event = await work.record({ contents: { text } })
    await work.owe(event, 'call-back', { organisationId: work.petition.bureauId })
  })
}
