import type { Transfer } from '@petition/shared/schemas/acts-of-bureau'
import type { Accused } from '@petition/shared/schemas/petitioner'
import type { Context } from '../../context.ts'
import { type AssignmentRow, insertAssignment } from '../../db/assignments.ts'
import { newId } from '../../db/ids.ts'
import { listPredecessors, listSealReaders, lockReceivers, type OrganisationRow } from '../../db/organisations.ts'
import { getCurrentProceeding } from '../../db/petitions.ts'
import { listOrganisations } from '../../db/places.ts'
import type { Actor } from '../../domain/actor.ts'
import { invalidField } from '../../domain/errors.ts'
import { suggestDiscipline } from '../../domain/petition/accused.ts'
import { onReceipt, onTransfer } from '../../domain/petition/clock-effects.ts'
import { hasLeft, keepsFirst } from '../../domain/petition/matter.ts'
import { mayHandToBureau, mayReceive } from '../../domain/petition/routing.ts'
import { actOnPetition, type Work } from './act-on-petition.ts'

/** The holder sends the matter on (转送), down its territory or its own system; each hop tells the petitioner where it went. */
export function transferPetition(ctx: Context, actor: Actor, petitionId: string, version: number | null, transfer: Transfer) {
  return actOnPetition(ctx, actor, { petitionId, act: 'transfer', assignmentId: transfer.assignmentId, version }, async (work) => {
    const parent = work.target.assignment ? work.assignment() : null
    const senderId = parent?.receiverId ?? work.petition.bureauId
    const receivers = await findReceivers(work, senderId, transfer)
    checkRoles(transfer, parent)
    if (transfer.simple) checkSimple(work, transfer, receivers)
    const proceeding = parent?.proceedingId ?? (await getCurrentProceeding(work.tx, work.petition.id)).id
    const assignments = transfer.assignments.map(({ organisationId, role }) => {
      const { kind } = receivers.get(organisationId) as OrganisationRow
      return { id: newId(), organisationId, role, kind }
    })
    const departs = await departsFromAuthority(work, senderId, transfer)
    const event = await work.record({
      data: {
        assignments,
        ...(departs && { departs }),
        ...(transfer.simple && { simple: true }),
        ...(work.petition.electronicDelivery && { delivered: 'agreed-online' }),
      },
      contents: transfer.remark ? { 'staff.remark': transfer.remark } : {},
    })
    if (parent) await work.setAssignment({ status: 'passed-on' })
    const isKept = (sent: { organisationId: string; role: 'lead' | 'assist' }) => keepsFirst(sent, work.petition, work.assignments)
    await work.moveClocks(event, onTransfer(work.target.step.on, assignments.some(isKept)))
    for (const { id, organisationId, role, kind } of assignments) {
      const row = {
        id,
        petitionId: work.petition.id,
        proceedingId: proceeding,
        parentId: parent?.id ?? null,
        senderId,
        receiverId: organisationId,
        role,
        status: 'offered' as const,
        route: null,
        receivedAt: work.at,
        receivedOn: work.today,
        acceptedOn: null,
        simple: transfer.simple,
        pendingReplyEventId: null,
        draftedByStaffId: null,
      }
      await insertAssignment(work.tx, row)
      await work.moveClocks(event, onReceipt(kind, role, work.petition.class, isKept({ organisationId, role }), transfer.simple), {
        ...row,
        receiverKind: kind,
      })
    }
    await work.deliver(event, parent ? 'other' : 'transfer-notice')
    await work.tell(event, 'transferred')
  })
}

async function findReceivers({ tx, petition, assignments, target }: Work, senderId: string, transfer: Transfer) {
  const ids = transfer.assignments.map((one) => one.organisationId)
  const organisations = await lockReceivers(tx, [senderId, ...ids])
  const sender = organisations.get(senderId)
  const holding = new Set(assignments.filter((one) => !hasLeft(one) && one.status !== 'closed').map((one) => one.receiverId))
  for (const [index, id] of ids.entries()) {
    const path = `assignments.${index}.organisationId`
    const receiver = organisations.get(id)
    if (!receiver || !sender) throw invalidField(path, '没有这个单位，请重新选择。', 'unknown_organisation')
    if (receiver.closedOn) throw invalidField(path, `${receiver.name}已经撤销，请转送给承接其职权的单位。`, 'closed_organisation')
    // Who received an accusation past the bureau may have to handle it.
    const keeps = id === senderId && sender.kind !== 'bureau'
    if (holding.has(id) || (id === senderId && !keeps))
      throw invalidField(path, `${receiver.name}已经有这件信访件，不能重复转送。`, 'already_holds')
    const isHandedOver = target.step.on === 'petition' && !petition.sealed && mayHandToBureau(sender, receiver)
    if (!keeps && !isHandedOver && !mayReceive(sender, receiver))
      throw invalidField(path, `${sender.name}不能直接转送给${receiver.name}。`, 'out_of_reach')
    // The last receiver of what names bureau and discipline body alike keeps that, and is sent nothing else.
    if (petition.sealed && !(receiver.receivesSealed && (keeps || isSealedAuthority(receiver)))) {
      throw invalidField(path, '这件信访件已密封，只能转送有权处理的纪检监察机关或信访部门。', 'sealed')
    }
    if (petition.sealed && (await listPredecessors(tx, id)).some((one) => petition.accusedOrganisationIds.includes(one)))
      throw invalidField(path, '不能把检举控告转给被反映的单位。', 'accused')
    if (petition.sealed && !(await listSealReaders(tx, [id], [])).some((one) => !petition.accusedStaffIds.includes(one.id))) {
      throw invalidField(path, `${receiver.name}还没有指定查看密封信访件的人员，转去后将无人能够办理。`, 'no_reader')
    }
  }
  return organisations
}

/** 第三十条、第二十二条: an accusation goes by cadre authority (干部管理权限); a person may send it elsewhere, with a reason, and the history says so. */
async function departsFromAuthority({ tx, petition, textOf }: Work, senderId: string, { assignments, remark }: Transfer) {
  if (!petition.sealed) return false
  const accused = JSON.parse((await textOf(petition.submissionEventId, 'own.accused')) || '[]') as Accused[]
  const suggested = suggestDiscipline(accused, await listOrganisations(tx)).filter(
    (one) => !petition.accusedOrganisationIds.includes(one.id),
  )
  const departs = assignments.some(({ organisationId: id }) => id !== senderId && !suggested.some((one) => one.id === id))
  if (departs && !remark) {
    const names = suggested.map(({ name }) => name).join('、') || '没有可以建议的纪检监察机关'
    throw invalidField('remark', `按干部管理权限建议转送：${names}。转送其他单位的，请写明理由。`, 'reason_missing')
  }
  return departs
}

/** 《信访事项简易办理办法》: found fit by the first receiver, for one unit that handles it alone; what the unit may not handle so is not found fit. */
function checkSimple(
  { petition, assignments, target }: Work,
  { assignments: sent }: Transfer,
  receivers: ReadonlyMap<string, OrganisationRow>,
) {
  const [only] = sent
  const alone = sent.length === 1 && only?.role === 'lead' && assignments.every((one) => hasLeft(one))
  const toUnit = only !== undefined && receivers.get(only.organisationId)?.kind !== 'bureau'
  const ofItsKind = petition.class === 'appeal' && (petition.proposedRoute ?? 'petition') === 'petition' && !petition.sealed
  const fits = target.step.on === 'petition' && alone && toUnit && ofItsKind && petition.peopleCount < 5 && !petition.courtRelated
  if (!fits)
    throw invalidField('simple', '简易办理只适用于信访程序、直接转送一个责任单位的事项；集体联名、涉法涉诉的不适用。', 'not_simple')
}

const isSealedAuthority = ({ kind }: OrganisationRow) => kind === 'bureau' || kind === 'discipline'

/** One leads; under an assisting body all assist. */
function checkRoles({ assignments }: Transfer, parent: AssignmentRow | null) {
  const leads = assignments.filter((one) => one.role === 'lead').length
  if (parent?.role === 'assist' && leads > 0)
    throw invalidField('assignments', '协办事项转下级后仍为协办，不能指定主办。', 'lead_under_assist')
  if (parent?.role !== 'assist' && leads !== 1) throw invalidField('assignments', '请指定一个主办单位，且只能有一个。', 'one_lead')
}
