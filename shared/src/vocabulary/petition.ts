/** The words of a petition (信访件). Labels are what residents and staff read. */

export const petitionKinds = ['petition', 'mailbox', 'suggestion'] as const
export type PetitionKind = (typeof petitionKinds)[number]

export const petitionKindLabels: Record<PetitionKind, string> = {
  petition: '信访',
  mailbox: '市长信箱',
  suggestion: '人民建议',
}

/** Projected from the lead assignment of the current proceeding; nobody sets it by hand. */
export const petitionStatuses = [
  'submitted',
  'registered',
  'transferred',
  'accepted',
  'guided',
  'replied',
  'concluded',
  'withdrawn',
  'refused',
  'joined',
] as const
export type PetitionStatus = (typeof petitionStatuses)[number]

export const petitionStatusLabels: Record<PetitionStatus, string> = {
  submitted: '已提交，待登记',
  registered: '已登记，待转送',
  transferred: '已转送，待受理',
  accepted: '已受理，办理中',
  guided: '已导入其他程序',
  replied: '已答复',
  concluded: '已办结',
  withdrawn: '已撤回',
  refused: '不予受理',
  joined: '已并入此前的信访件',
}

/** 15 words of the provincial dictionary (practice) and three of our own for what it lacks. */
export const outwardStatuses = [
  '受理申请审查中',
  '不予受理',
  '受理',
  '已作出处理意见',
  '超期未作出处理意见',
  '不再受理',
  '超期未申请复查',
  '复查',
  '提出复查意见',
  '超期未作出复查意见',
  '超期未申请复核',
  '复核',
  '提出复核意见',
  '超期未作出复核意见',
  '审核认定办结',
  '已撤回',
  '已导入其他法定程序',
  '已并入此前的信访件',
] as const
export type OutwardStatus = (typeof outwardStatuses)[number]

export const assignmentStatuses = [
  'offered',
  'objected',
  'passed-on',
  'accepted',
  'guided',
  'done',
  'returned',
  'recalled',
  'closed',
] as const
export type AssignmentStatus = (typeof assignmentStatuses)[number]

export const assignmentStatusLabels: Record<AssignmentStatus, string> = {
  offered: '待受理',
  objected: '已提出异议',
  'passed-on': '已转下级',
  accepted: '办理中',
  guided: '已导入其他程序',
  done: '已答复',
  returned: '已退回',
  recalled: '已收回',
  closed: '已终止',
}

export const assignmentRoles = ['lead', 'assist'] as const
export type AssignmentRole = (typeof assignmentRoles)[number]

export const assignmentRoleLabels: Record<AssignmentRole, string> = { lead: '主办', assist: '协办' }

export const proceedingKinds = ['handling', 'review', 're-review'] as const
export type ProceedingKind = (typeof proceedingKinds)[number]

export const proceedingKindLabels: Record<ProceedingKind, string> = { handling: '办理', review: '复查', 're-review': '复核' }

/** 《信访工作条例》第二十九至三十一条: suggestions, accusations, appeals and requests. */
export const petitionClasses = ['appeal', 'suggestion', 'accusation'] as const
export type PetitionClass = (typeof petitionClasses)[number]

export const petitionClassLabels: Record<PetitionClass, string> = {
  appeal: '申诉求决',
  suggestion: '建议意见',
  accusation: '检举控告',
}

export const purposes = ['request', 'opinion', 'appeal', 'accusation', 'other'] as const
export type Purpose = (typeof purposes)[number]

export const purposeLabels: Record<Purpose, string> = {
  request: '求决',
  opinion: '意见建议',
  appeal: '申诉',
  accusation: '揭发控告',
  other: '其他',
}

/** The six ways of 《信访工作条例》第三十一条 in its order; the last one is the petition route. */
export const routes = ['judicial', 'arbitration', 'party-appeal', 'administrative', 'duty', 'petition'] as const
export type Route = (typeof routes)[number]

export const routeLabels: Record<Route, string> = {
  judicial: '诉讼、检察监督、公安等法律程序',
  arbitration: '仲裁',
  'party-appeal': '党员申诉、申请复审',
  administrative: '行政复议、裁决、确认、许可、处罚等行政程序',
  duty: '申请查处违法行为、履行法定职责',
  petition: '信访程序',
}

export const outcomes = ['supported', 'explained', 'not-supported', 'adopted', 'partly-adopted', 'not-adopted'] as const
export type Outcome = (typeof outcomes)[number]

export const outcomeLabels: Record<Outcome, string> = {
  supported: '予以支持',
  explained: '解释说明',
  'not-supported': '不予支持',
  adopted: '采纳',
  'partly-adopted': '部分采纳',
  'not-adopted': '不采纳',
}

/** 《信访工作条例》第三十二条 for requests, 第二十九条 for suggestions. */
export const outcomesOfClass: Record<PetitionClass, readonly Outcome[]> = {
  appeal: ['supported', 'explained', 'not-supported'],
  accusation: ['supported', 'explained', 'not-supported'],
  suggestion: ['adopted', 'partly-adopted', 'not-adopted'],
}

export const ratingObjects = ['bureau', 'unit'] as const
export type RatingObject = (typeof ratingObjects)[number]

export const ratingObjectLabels: Record<RatingObject, string> = { bureau: '信访部门', unit: '责任单位' }

export const grades = ['satisfied', 'basically-satisfied', 'unsatisfied'] as const
export type Grade = (typeof grades)[number]

export const gradeLabels: Record<Grade, string> = { satisfied: '满意', 'basically-satisfied': '基本满意', unsatisfied: '不满意' }

/** Silence is never satisfied: a window that lapses is its own state. */
export const ratingStates = ['not-open', 'waiting', 'rated', 'lapsed', 'not-rateable'] as const
export type RatingState = (typeof ratingStates)[number]

export const ratingStateLabels: Record<RatingState, string> = {
  'not-open': '尚未开始评价',
  waiting: '待评价',
  rated: '已评价',
  lapsed: '超期未评价',
  'not-rateable': '不参与评价',
}

/** 信访形式 in the national export order. */
export const channels = ['letter', 'visit', 'web', 'mobile', 'wechat', 'web-suggestion', 'phone', 'leader-mailbox'] as const
export type Channel = (typeof channels)[number]

export const channelLabels: Record<Channel, string> = {
  letter: '来信',
  visit: '来访',
  web: '网上信访',
  mobile: '手机信访',
  wechat: '微信信访',
  'web-suggestion': '网上建议',
  phone: '电话信访',
  'leader-mailbox': '领导信箱',
}

/** Doors through which staff enter what was received (第二十一条). */
export const receivedChannels = ['letter', 'visit', 'phone'] as const
export type ReceivedChannel = (typeof receivedChannels)[number]

/** How many people (practice). */
export const crowdBuckets = ['5-10', '11-20', '21-50', '51-100', '100+'] as const
export type CrowdBucket = (typeof crowdBuckets)[number]

/** Who gives no name is entered under this one. */
export const anonymousName = '匿名'

export const contactChannels = ['phone', 'visit', 'letter', 'sms', 'wechat', 'video', 'email', 'other'] as const
export type ContactChannel = (typeof contactChannels)[number]

export const contactChannelLabels: Record<ContactChannel, string> = {
  phone: '电话',
  visit: '面谈',
  letter: '信函',
  sms: '短信',
  wechat: '微信',
  video: '视频',
  email: '电子邮件',
  other: '其他',
}

export const petitionerTypes = ['person', 'organisation'] as const
export type PetitionerType = (typeof petitionerTypes)[number]

export const idTypes = ['resident-id', 'passport', 'hk-macao-permit', 'taiwan-permit', 'social-credit-code', 'other'] as const
export type IdType = (typeof idTypes)[number]

export const idTypeLabels: Record<IdType, string> = {
  'resident-id': '居民身份证',
  passport: '护照',
  'hk-macao-permit': '港澳居民来往内地通行证',
  'taiwan-permit': '台湾居民来往大陆通行证',
  'social-credit-code': '统一社会信用代码',
  other: '其他证件',
}

/** 以前就同一事项信访过吗: as the petitioner says. */
export const earlierFilings = ['no', 'yes', 'unknown'] as const
export type EarlierFiling = (typeof earlierFilings)[number]

export const earlierFilingLabels: Record<EarlierFiling, string> = { no: '没有', yes: '反映过', unknown: '记不清了' }

/** 是否正在诉讼、仲裁或者行政复议: as the petitioner says. */
export const courtStages = ['no', 'pending', 'decided'] as const
export type CourtStage = (typeof courtStages)[number]

export const courtStageLabels: Record<CourtStage, string> = {
  no: '没有诉讼、仲裁或者行政复议',
  pending: '正在诉讼、仲裁或者行政复议',
  decided: '已有判决、裁决或者复议决定',
}

/** What every notice, list and look-up calls a sealed matter. */
export const neutralTitle = '您提交的事项'

/** What lists of staff call it. */
export const sealedTitle = '密封信访件'

/** The papers that acts of the main job put into the resident's hands. */
export const documentKinds = [
  'transfer-notice',
  'acceptance-notice',
  'procedural-notice',
  'supplement-notice',
  'extension-notice',
  'refusal-notice',
  'reply',
  'conclusion-notice',
] as const
export type DocumentKind = (typeof documentKinds)[number]

export const documentKindLabels: Record<DocumentKind, string> = {
  'transfer-notice': '去向告知',
  'acceptance-notice': '受理告知书',
  'procedural-notice': '程序性告知书',
  'supplement-notice': '补正通知',
  'extension-notice': '延期告知书',
  'refusal-notice': '不予受理告知书',
  reply: '答复意见',
  'conclusion-notice': '办结告知',
}

/** The procedures a matter can be led into (第三十一条第一至四项). */
export const guidedRoutes = ['judicial', 'arbitration', 'party-appeal', 'administrative'] as const satisfies readonly Route[]
export type GuidedRoute = (typeof guidedRoutes)[number]

export const agreementKinds = ['mediation', 'reconciliation'] as const
export type AgreementKind = (typeof agreementKinds)[number]

export const agreementKindLabels: Record<AgreementKind, string> = { mediation: '调解协议', reconciliation: '和解协议' }

/** To whom a grave and urgent matter is reported (第二十五条). */
export const urgentAddressees = ['committee-and-government', 'department', 'joint-conference', 'upper-bureau-and-national'] as const
export type UrgentAddressee = (typeof urgentAddressees)[number]

export const urgentAddresseeLabels: Record<UrgentAddressee, string> = {
  'committee-and-government': '本级党委和政府',
  department: '相关主管部门',
  'joint-conference': '本级信访工作联席会议办公室',
  'upper-bureau-and-national': '上一级信访部门并同时报国家信访局',
}
