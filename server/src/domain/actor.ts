import type { OrganisationKind, StaffRole } from '@petition/shared/vocabulary/roles'

export type Resident = { kind: 'resident'; personId: string; sessionId: string; door: 'wechat' | 'sms' }

export type Staff = {
  kind: 'staff'
  staffId: string
  sessionId: string
  organisationId: string
  organisationKind: OrganisationKind
  roles: readonly StaffRole[]
  /** A named person who may read sealed matters of their own organisation. */
  readsSealed: boolean
}

/** Who asks. Residents and staff have separate sign-ins and never each other's rights. */
export type Actor = Resident | Staff
