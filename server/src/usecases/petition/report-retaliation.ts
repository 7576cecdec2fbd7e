import type { RetaliationReport } from '@petition/shared/schemas/acts-of-petitioner'
import type { Context } from '../../context.ts'
import { listBureausFrom } from '../../db/organisations.ts'
import type { Actor } from '../../domain/actor.ts'
import { illegal } from '../../domain/errors.ts'
import { actOnPetition, type Work } from './act-on-petition.ts'
import { findSuperior } from './find-superior.ts'

/** 第十八条: 任何组织和个人不得打击报复信访人. It goes past every unit to those whom the event names; to all others it is a link without text. */
export function reportRetaliation(ctx: Context, actor: Actor, petitionId: string, version: number | null, report: RetaliationReport) {
  const { text, aboutBureau } = report
  return actOnPetition(ctx, actor, { petitionId, act: 'retaliation-report', version }, async (work) => {
    const bureaus = await listBureaus(work)
    const readers = aboutBureau ? [await findBodyAbove(work, bureaus[0])] : bureaus
    const event = await work.record({ data: { aboutBureau, readers }, contents: { text } })
    await work.owe(event, 'call-back', { organisationId: readers[0] as string })
  })
}

/** The bureau that follows the matter, past the unit that received it itself; and the bureaus above, never one below. */
async function listBureaus({ tx, petition }: Work): Promise<string[]> {
  // Whom the law keeps an accusation to takes what belongs to it as well (ADR 15).
  if (petition.sealed) return [petition.followerId]
  const bureaus = await listBureausFrom(tx, petition.followerId)
  return bureaus.length > 0 ? bureaus : [petition.followerId]
}

async function findBodyAbove({ tx, petition }: Work, bureauId = petition.followerId): Promise<string> {
  const superior = await findSuperior(tx, petition, bureauId, 'clerk')
  if (!superior) throw illegal('平台上没有可以受理这项反映的上级机关，请直接向上一级信访部门或者纪检监察机关反映。')
  return superior
}
