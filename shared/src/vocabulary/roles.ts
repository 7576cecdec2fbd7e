export const staffRoles = ['bureau-clerk', 'bureau-leader', 'unit-clerk', 'unit-leader', 'administrator'] as const
export type StaffRole = (typeof staffRoles)[number]
export const staffRoleLabels: Record<StaffRole, string> = {
  'bureau-clerk': '信访局经办人',
  'bureau-leader': '信访局负责人',
  'unit-clerk': '单位经办人',
  'unit-leader': '单位负责人',
  administrator: '系统管理员',
}

export const organisationKinds = [
  'bureau',
  'department',
  'town',
  'park',
  'discipline',
  'political-legal',
  'review-office',
  'institution',
] as const
export type OrganisationKind = (typeof organisationKinds)[number]
export const organisationKindLabels: Record<OrganisationKind, string> = {
  bureau: '信访部门',
  department: '工作部门',
  town: '乡镇（街道）',
  park: '开发区（园区）',
  discipline: '纪检监察机关',
  'political-legal': '政法机关',
  'review-office': '复查复核机构',
  institution: '事业单位、国有企业',
}

export const organisationLevels = ['city', 'county', 'town'] as const
export type OrganisationLevel = (typeof organisationLevels)[number]
