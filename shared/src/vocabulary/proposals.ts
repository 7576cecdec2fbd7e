/** Decisions that need somebody else than who asked: proposed, then agreed or refused. */
export const proposalKinds = [
  'extension',
  'ordinary-handling',
  'rewording',
  'mark',
  'recusal',
  'procedural-notice',
  'prompt-answer',
  'refusal',
  'class',
  'duty',
  'dispute',
] as const
export type ProposalKind = (typeof proposalKinds)[number]

export const proposalKindLabels: Record<ProposalKind, string> = {
  extension: '延期',
  'ordinary-handling': '转为普通程序',
  rewording: '诉求表述调整',
  mark: '标记',
  recusal: '回避',
  'procedural-notice': '导入其他程序',
  'prompt-answer': '当场答复办结',
  refusal: '不予受理',
  class: '信访事项类别',
  duty: '按履行职责办理',
  dispute: '职权争议裁决',
}

export const proposalStatuses = ['open', 'agreed', 'refused', 'contested', 'lifted', 'lapsed'] as const
export type ProposalStatus = (typeof proposalStatuses)[number]

export const proposalStatusLabels: Record<ProposalStatus, string> = {
  open: '待决定',
  agreed: '已同意',
  refused: '未同意',
  contested: '已提出异议',
  lifted: '已撤销',
  lapsed: '逾期未答复，已失效',
}

/** What takes a matter out of a rate or a rating: only with the earlier number or a reason, a second person, a notice, and open to contest. */
export const markKinds = ['repeat', 'court-related'] as const
export type MarkKind = (typeof markKinds)[number]

export const markKindLabels: Record<MarkKind, string> = { repeat: '重复信访', 'court-related': '涉法涉诉' }

/** Who settled whose matter it is (第二十四条): the sender, the common superior, or the joint conference where there is none. */
export const disputeDeciders = ['sender', 'common-superior', 'joint-conference'] as const
export type DisputeDecider = (typeof disputeDeciders)[number]

export const disputeDeciderLabels: Record<DisputeDecider, string> = {
  sender: '转送单位',
  'common-superior': '共同的上一级机关',
  'joint-conference': '信访工作联席会议',
}

/** Who is asked where the bodies do not agree. */
export const disputeArbiters = ['common-superior', 'joint-conference'] as const
export type DisputeArbiter = (typeof disputeArbiters)[number]
