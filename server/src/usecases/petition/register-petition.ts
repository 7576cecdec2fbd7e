import type { Registration } from '@petition/shared/schemas/acts-of-bureau'
import type { Context } from '../../context.ts'
import { categoryExists } from '../../db/organisations.ts'
import type { Actor } from '../../domain/actor.ts'
import { invalidField } from '../../domain/errors.ts'
import { filedClass, takesAway } from '../../domain/petition/petition-class.ts'
import { actOnPetition } from './act-on-petition.ts'
import { needReader } from './classify-petition.ts'
import { namedEarlier } from './first-file.ts'

/** The bureau registers (登记): its classification is preliminary, the unit's is decisive. An accusation is sealed if it is not yet. */
export function registerPetition(ctx: Context, actor: Actor, petitionId: string, version: number | null, registration: Registration) {
  return actOnPetition(ctx, actor, { petitionId, act: 'registration', version }, async (work) => {
    const { tx, petition } = work
    if (registration.categoryCode && !(await categoryExists(tx, registration.categoryCode))) {
      throw invalidField('categoryCode', '没有这个内容分类，请重新选择。', 'unknown_category')
    }
    if (registration.proposedRoute && registration.class !== 'appeal') {
      throw invalidField('proposedRoute', '只有申诉求决类事项才区分办理途径。', 'route_not_applicable')
    }
    const earlier = registration.repeatOf ? await namedEarlier(work, actor, registration.repeatOf, 'repeatOf') : null
    // Against its petitioner's own word it is what they filed it as until a second person has agreed.
    const asked = takesAway(petition, registration.class) ? registration.class : null
    const inForce = asked ? filedClass(petition) : registration.class
    const sealed = petition.sealed || registration.class === 'accusation'
    await needReader(work, registration.class)
    if (earlier?.sealed && !sealed) throw invalidField('repeatOf', '此前的信访件已密封，不能关联。', 'sealed')
    const event = await work.record({
      data: {
        class: inForce,
        purpose: registration.purpose,
        proposedRoute: registration.proposedRoute ?? null,
        categoryCode: registration.categoryCode ?? petition.categoryCode,
        repeatOf: sealed ? null : (earlier?.id ?? null),
        sealed: asked ? petition.sealed : sealed,
      },
      contents: registration.remark ? { 'staff.remark': registration.remark } : {},
    })
    await work.setPetition({
      class: inForce,
      purpose: registration.purpose,
      proposedRoute: registration.proposedRoute ?? null,
      categoryCode: registration.categoryCode ?? petition.categoryCode,
      sealed,
    })
    if (asked) {
      // What is not decided is for the bureau: an accusation that turns out to be none would name itself to the unit it is about.
      const change = await work.record({
        kind: 'class-change',
        audience: 'bureau',
        data: { beside: event.id, proposedClass: asked, sealed },
        contents: registration.classReason ? { reason: registration.classReason } : {},
      })
      await work.propose(change, 'class', { class: asked, was: inForce })
    }
    // A repeat takes the matter out of the rates: like every mark it waits for a second person.
    if (earlier && !sealed)
      await work.propose(event, 'mark', { mark: 'repeat', earlierPetitionId: earlier.id, earlierNumber: earlier.number })
  })
}
