/** Where a matter may lawfully be taken, as the guide (依法分类引导) names it. */
export const guideWays = [
  'arbitration',
  'mediation',
  'court',
  'reconsideration',
  'police',
  'procuratorate',
  'discipline',
  'department',
  'petition',
] as const
export type GuideWay = (typeof guideWays)[number]
export const guideWayLabels: Record<GuideWay, string> = {
  arbitration: '仲裁',
  mediation: '人民调解',
  court: '法院',
  reconsideration: '行政复议',
  police: '公安机关',
  procuratorate: '检察院',
  discipline: '纪检监察机关',
  department: '主管部门',
  petition: '信访',
}
