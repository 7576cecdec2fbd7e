/** What a resident is told of; one notice tells one event. */
export const noticeKinds = [
  'received',
  'transferred',
  'accepted',
  'guided',
  'replied',
  'concluded',
  'withdrawn',
  'extended',
  'supplement-wanted',
  'refused',
  'changed',
  'due-soon',
] as const
export type NoticeKind = (typeof noticeKinds)[number]
