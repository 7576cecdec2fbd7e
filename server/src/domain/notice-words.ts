import type { NoticeKind } from '@petition/shared/vocabulary/notices'
import { neutralTitle, type PetitionKind } from '@petition/shared/vocabulary/petition'
import { localDate, readableDay } from './calendar.ts'

export type Told = { kind: NoticeKind; petitionKind: PetitionKind; number: string; sealed: boolean; organisationName: string }

/** `subject`, `status`, `organisation` and `remark` fill WeChat's templates and SMS; `title` and `text` stand in the inbox. */
export type NoticeWords = Record<'subject' | 'status' | 'organisation' | 'remark' | 'title' | 'text', string>

const subjects: Record<PetitionKind, string> = { petition: '您的信访事项', mailbox: '您给市长信箱的来信', suggestion: '您的建议' }

const words: Record<NoticeKind, { status: string; remark: string; text: (unit: string) => string }> = {
  received: {
    status: '已收到',
    remark: '进入小程序可查看办理进度',
    text: () => '我们已经收到。请保存好编号和查询码，办理有进展时会通知您。',
  },
  transferred: {
    status: '已转送有关单位',
    remark: '进入小程序可查看转送去向',
    text: (unit) => `${unit}已将它转送有权处理的单位，请进入查看去向和告知期限。`,
  },
  accepted: { status: '已受理', remark: '进入小程序可查看办理期限', text: (unit) => `${unit}已经受理，请进入查看办理期限。` },
  guided: {
    status: '已告知处理途径',
    remark: '请进入小程序查看程序性告知书',
    text: (unit) => `${unit}告知：它应当通过其他法定程序处理，请进入查看程序性告知书。`,
  },
  replied: { status: '已答复', remark: '请进入小程序查看答复并评价', text: (unit) => `${unit}已经答复，请进入查看。看过后欢迎评价。` },
  concluded: { status: '已办结', remark: '进入小程序可查看办理结果', text: (unit) => `${unit}已认定办结，请进入查看。` },
  withdrawn: {
    status: '已撤回',
    remark: '如果不是您本人操作，请尽快联系我们',
    text: () => '它已按您的申请撤回。如果不是您本人操作，请尽快联系受理的信访部门。',
  },
  extended: {
    status: '办理期限已延长',
    remark: '请进入小程序查看理由和新的期限',
    text: (unit) => `${unit}已批准延长办理期限，请进入查看理由和新的期限。`,
  },
  'supplement-wanted': {
    status: '需要您补充材料',
    remark: '请进入小程序查看需要补充的内容',
    text: (unit) => `${unit}请您补充材料，办理期限不因此停止。请进入查看。`,
  },
  refused: {
    status: '不予受理',
    remark: '请进入小程序查看理由',
    text: (unit) => `${unit}告知不予受理：同一事项正在办理。请进入查看理由和正在办理的那一件。`,
  },
  changed: { status: '有新进展', remark: '请进入小程序查看', text: (unit) => `${unit}有新的办理情况，请进入查看。` },
  'contact-changed': {
    status: '联系方式已变更',
    remark: '如果不是您本人操作，请尽快联系我们',
    text: () => '它的联系方式已经变更。如果不是您本人操作，请尽快联系受理的信访部门。',
  },
  published: {
    status: '来信和答复已公开',
    remark: '已隐去个人信息，您可随时撤回同意',
    text: (unit) => `${unit}公开了它和答复，已隐去个人信息。请进入查看；您可以随时撤回同意，撤回后立即撤下。`,
  },
  'due-soon': { status: '期限临近', remark: '请进入小程序查看', text: () => '有一个期限快到了，请进入查看。' },
}

/** What a notice tells, in a few characters. */
export const noticeStatus = (kind: NoticeKind): string => words[kind].status

/** Whoever glances at a phone must not learn from a sealed matter's notice what it is about or who has it. */
const neutral = { status: '有新进展', remark: '请进入小程序查看', organisation: '受理单位' }

/** What the resident reads; nothing personal stands in it. */
export function noticeWords({ kind, petitionKind, number, sealed, organisationName }: Told): NoticeWords {
  if (sealed) {
    return { ...neutral, subject: neutralTitle, title: `${neutralTitle}${neutral.status}`, text: `编号 ${number}，请进入查看。` }
  }
  const { status, remark, text } = words[kind]
  const subject = subjects[petitionKind]
  return {
    subject,
    status,
    organisation: organisationName,
    remark,
    title: `${subject}${status}`,
    text: `编号 ${number}。${text(organisationName)}`,
  }
}

/** 2026年11月23日 15:01, as WeChat's fields of kind time take it. */
export function readableMinute(instant: Date): string {
  const clock = instant.toLocaleTimeString('zh-CN', { timeZone: 'Asia/Shanghai', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })
  return `${readableDay(localDate(instant))} ${clock}`
}
