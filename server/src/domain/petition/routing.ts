import type { OrganisationKind } from '@petition/shared/vocabulary/roles'

export type Body = { id: string; kind: OrganisationKind; regionCode: string; parentId: string | null; lineParentId: string | null }

/**
 * Who may send to whom (第二十二条、第二十三条): a bureau to bodies of its own level and territory and below;
 * any other body to the lower bodies of its own system.
 */
export function mayReceive(sender: Body, receiver: Body): boolean {
  if (sender.kind === 'bureau') return isWithin(receiver.regionCode, sender.regionCode)
  return receiver.lineParentId === sender.id
}

/**
 * 第二十二条、第二十三条: "not our remit" is never a refusal. What a body received directly and cannot send down its own system it gives to the bureau of its
 * territory, which sends it to the body with power.
 */
export const mayHandToBureau = (first: Body, receiver: Body): boolean =>
  first.kind !== 'bureau' && receiver.kind === 'bureau' && receiver.id === first.parentId

/** National codes: 340600 holds 340603, which holds 340603001; a town's code may end in 00 and still be a town's. */
function isWithin(inner: string, outer: string): boolean {
  return inner.startsWith(outer.length === 6 ? outer.replace(/(00)+$/, '') : outer)
}
