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
  'contact-changed',
  'due-soon',
  'published',
] as const
export type NoticeKind = (typeof noticeKinds)[number]

/** What a desk is told; clerks handle, leaders are warned when clerks did not. */
export const deskNoticeKinds = [
  'due-soon',
  'due-today',
  'overdue',
  'idle-organisation',
  'no-reader',
  'nobody-left',
  'no-signer',
  'refused-fulfilment',
  'contested-fulfilment',
  'received',
  'urged',
  'supplemented',
  'contested-mark',
  'contested-route',
  'disputed',
  'calendar-moved',
  'succession',
  'repeat-joined',
  'repeat-parted',
] as const
export type DeskNoticeKind = (typeof deskNoticeKinds)[number]
