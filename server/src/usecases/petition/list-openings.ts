import type { OpeningList } from '@petition/shared/schemas/opening'
import type { StaffRole } from '@petition/shared/vocabulary/roles'
import type { Context } from '../../context.ts'
import { listOpenings as listRows } from '../../db/openings.ts'
import { findOrganisations } from '../../db/organisations.ts'
import { getPetition } from '../../db/petitions.ts'
import type { Resident } from '../../domain/actor.ts'
import { localDate } from '../../domain/calendar.ts'
import { illegal } from '../../domain/errors.ts'

/** Who opened my matter: bodies and roles, never names. Of an accusation nobody is told who reads it. */
export async function listOpenings(ctx: Context, actor: Resident, petitionId: string): Promise<OpeningList['items']> {
  const { petition } = await getPetition(ctx.db, actor, petitionId, localDate(ctx.now()))
  if (petition.sealed) throw illegal('为保护检举控告的办理，这件事项的查阅情况不对外提供。')
  const rows = await listRows(ctx.db, petitionId)
  const organisations = await findOrganisations(
    ctx.db,
    rows.map((one) => one.organisationId),
  )
  return rows.map(({ organisationId, role, ...row }) => ({
    ...row,
    role: role as StaffRole,
    organisation: { id: organisationId, name: organisations.get(organisationId)?.name ?? '' },
  }))
}
