import { type ClockKind, clockLabels } from '@petition/shared/vocabulary/clocks'
import type { DeskNoticeKind } from '@petition/shared/vocabulary/notices'
import { type Day, readableDay } from './calendar.ts'

export type DeskTold = {
  kind: DeskNoticeKind
  /** The day it is about. */
  on: Day
  number: string | null
  sealed: boolean
  clockKind: ClockKind | null
  /** Whose duty it is, or who is idle. */
  organisationName: string
  /** Reckoned as if the unit, which never answered, had accepted when its period to inform ended. */
  asIfAccepted: boolean
}

const titles: Record<DeskNoticeKind, string> = {
  'due-soon': '期限临近',
  'due-today': '期限今天届满',
  overdue: '已经超期',
  'idle-organisation': '单位无人办理',
  'no-reader': '密封信访件无人可以查看',
  'nobody-left': '因回避无人办理',
  'no-signer': '因回避请代为签发',
  'refused-fulfilment': '单位表示未能落实',
  'contested-fulfilment': '信访人反映没有落实',
  received: '收到新的信访件',
  urged: '信访人催办',
  supplemented: '信访人补充材料',
  'contested-mark': '信访人对标记提出异议',
  'contested-route': '信访人对处理决定提出异议',
  disputed: '职权争议提请裁决',
  'calendar-moved': '期限日期有变动',
  succession: '承接办理',
  'repeat-joined': '有信访件并入',
  'repeat-parted': '并入的信访件恢复单独办理',
}

/** What a desk reads, from codes and numbers alone; of a sealed matter only that there is something. */
export function deskWords(told: DeskTold): { title: string; text: string } {
  if (told.sealed) return { title: '密封信访件有新提醒', text: `编号 ${told.number}，请进入查看。` }
  return { title: titles[told.kind], text: told.number ? `编号 ${told.number}。${sentence(told)}` : sentence(told) }
}

function sentence({ kind, on, number, clockKind, organisationName: who, asIfAccepted }: DeskTold): string {
  const period = periodOf(clockKind, asIfAccepted)
  const day = readableDay(on)
  switch (kind) {
    case 'due-soon':
      return `${who}的${period}将于${day}届满，请抓紧办理。`
    case 'due-today':
      return `${who}的${period}今天（${day}）届满，请在24时前完成。`
    case 'overdue':
      return `${who}的${period}已于${day}届满，至今没有完成，请督促办理。`
    case 'idle-organisation':
      return `${who}目前没有能够办理的人员：没有启用的账号，或者多日无人登录，或者都在请假。期限照常计算，请联系该单位。`
    case 'no-reader':
      return `${who}收到密封信访件，但还没有指定可以查看的人员，或者指定的人员应当回避。请尽快由管理员指定，期限照常计算。`
    case 'nobody-left':
      // Who decided about the first receiver's people does not see the matter any more.
      return number
        ? `${who}因有人回避，目前没有能够办理这件的人员，期限照常计算。转送单位可以收回另送，或者请该单位另行指定人员。`
        : `${who}有一件信访件因有人回避，目前没有能够办理的人员，期限照常计算，请督促该单位另行指定人员。`
    case 'no-signer':
      return `${who}的负责人已经回避，这件的答复和延期由转送单位负责人签发、审批；也回避的，由跟进的信访部门负责人签发、审批。也可以收回另送，期限照常计算。`
    case 'refused-fulfilment':
      return `${who}表示未能落实已经支持的诉求，请跟进督促。`
    case 'contested-fulfilment':
      return `信访人反映${who}没有落实已经支持的诉求，请核实并落实。`
    case 'received':
      return '请按期登记，并转送有权处理的机关、单位或者自行办理。'
    case 'urged':
      return '信访人催办，请抓紧办理；有进展的，请告知信访人。'
    case 'supplemented':
      return '信访人补充了情况或者材料，请查看。'
    case 'contested-mark':
      return '请负责人审核信访人对标记的异议，审核期限照常计算。'
    case 'contested-route':
      return '请负责人审核信访人对处理决定的异议，审核期限照常计算。'
    case 'disputed':
      return '承办单位和转送单位对职权有争议，已提请裁决。请负责人在期限内取得决定并转达。'
    case 'calendar-moved':
      return `放假安排有变动，${who}的${period}改为${day}届满。`
    case 'succession':
      return `${who}承接了原单位的职权，这件事由它继续办理，期限不变。`
    case 'repeat-joined':
      return `${who}把反映同一事项的另一件信访件并入本件，请一并阅看、一并办理，本件的期限不变。`
    case 'repeat-parted':
      return '信访人的异议成立，一件并入的信访件恢复单独办理，本件照常办理。'
  }
}

function periodOf(kind: ClockKind | null, asIfAccepted: boolean): string {
  if (asIfAccepted) return '办理期限（逾期未告知，按告知期满之日受理推算，本地规则）'
  return kind ? clockLabels[kind] : '期限'
}
