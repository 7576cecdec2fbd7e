/** One vocabulary of acts: the segment of the URL is the name in `allowedActions`. */
export const acts = [
  'registration',
  'transfer',
  'objection',
  'objection-decision',
  'acceptance',
  'procedural-notice',
  'reply',
  'reply-approval',
  'rating',
  'conclusion',
  'withdrawal',
  'contact',
] as const
export type Act = (typeof acts)[number]
export const actLabels: Record<Act, string> = {
  registration: '登记',
  transfer: '转送',
  objection: '提出异议',
  'objection-decision': '审核异议',
  acceptance: '受理',
  'procedural-notice': '程序性告知',
  reply: '答复',
  'reply-approval': '签发答复',
  rating: '评价',
  conclusion: '认定办结',
  withdrawal: '撤回',
  contact: '记录联系',
}

/** What a history can hold: the filing, the acts, and what the system itself has to prove. */
export const eventKinds = ['submission', ...acts, 'delivery'] as const
export type EventKind = (typeof eventKinds)[number]
export const eventLabels: Record<EventKind, string> = {
  submission: '提交',
  ...actLabels,
  reply: '作出答复',
  'reply-approval': '签发答复',
  conclusion: '审核认定办结',
  delivery: '送达',
}
