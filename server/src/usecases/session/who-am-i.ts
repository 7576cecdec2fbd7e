import type { ProfileView } from '@petition/shared/schemas/profile'
import type { SessionView } from '@petition/shared/schemas/session'
import { staffRoles } from '@petition/shared/vocabulary/roles'
import type { Context } from '../../context.ts'
import { findOpenQuestion, findReachable } from '../../db/identities.ts'
import { getPerson, getProfile } from '../../db/people.ts'
import { getSession, type SessionRow } from '../../db/sessions.ts'
import { getStaffWithOrganisation } from '../../db/staff.ts'
import type { Actor, Resident } from '../../domain/actor.ts'
import { maskPhone } from '../../domain/petition/privacy.ts'

/** Who stands behind this session, as they are shown to themselves. */
export async function describeSession(ctx: Context, session: SessionRow): Promise<SessionView> {
  const person = session.personId ? await describeResident(ctx, session.personId) : await describeStaff(ctx, session.staffId ?? '')
  return { expiresAt: session.expiresAt.toISOString(), person }
}

export async function whoAmI(ctx: Context, actor: Actor): Promise<SessionView> {
  return describeSession(ctx, await getSession(ctx.db, actor.sessionId))
}

export async function getOwnProfile(ctx: Context, { personId }: Resident): Promise<ProfileView> {
  const profile = await getProfile(ctx.db, ctx.keys, personId)
  const phone = await findReachable(ctx.db, ctx.keys, personId, 'phone')
  return {
    type: profile?.type ?? null,
    name: profile?.name ?? null,
    phone: profile?.phone ?? phone?.value ?? null,
    address: profile?.address ?? null,
    idType: profile?.idType ?? null,
    idNumber: profile?.idNumber ?? null,
    addresses: profile?.addresses ?? [],
    phoneVerified: phone !== null,
  }
}

async function describeResident(ctx: Context, id: string) {
  const { realName } = await getPerson(ctx.db, id)
  const profile = await getProfile(ctx.db, ctx.keys, id)
  const phone = await findReachable(ctx.db, ctx.keys, id, 'phone')
  return {
    id,
    kind: 'resident' as const,
    ...(profile?.name && { name: profile.name }),
    ...(phone && { phone: maskPhone(phone.value) }),
    phoneVerified: phone !== null,
    realName,
    ...((await findOpenQuestion(ctx.db, id)) && { needsProof: true }),
  }
}

async function describeStaff(ctx: Context, id: string) {
  const { staff, organisation } = await getStaffWithOrganisation(ctx.db, id)
  return { id, kind: 'staff' as const, name: staff.name, roles: staffRoles.filter((role) => staff.roles.includes(role)), organisation }
}
