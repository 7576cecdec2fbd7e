import { type ClockKind, clockLabels, type ExtendedPeriod, extendedPeriodLabels } from '@petition/shared/vocabulary/clocks'
import {
  type AgreementKind,
  type AssignmentRole,
  agreementKindLabels,
  assignmentRoleLabels,
  type Channel,
  type ContactChannel,
  channelLabels,
  contactChannelLabels,
  type Grade,
  gradeLabels,
  type PetitionClass,
  petitionClassLabels,
  type RatingObject,
  type Route,
  ratingObjectLabels,
  routeLabels,
  type UrgentAddressee,
  urgentAddresseeLabels,
} from '@petition/shared/vocabulary/petition'
import {
  type DisputeArbiter,
  type DisputeDecider,
  disputeDeciderLabels,
  type MarkKind,
  markKindLabels,
  type ProposalKind,
} from '@petition/shared/vocabulary/proposals'
import { type StaffRole, staffRoleLabels } from '@petition/shared/vocabulary/roles'
import type { EventRow } from '../db/events.ts'
import { type Day, readableDay } from '../domain/calendar.ts'
import type { TimelineSource } from './timeline-rights.ts'

/** The codes an event may hold; which ones depends on its kind. */
export type Data = {
  class: PetitionClass
  /** Waits for a second person. */
  proposedClass: PetitionClass | undefined
  /** Of a contest: what was asked for. */
  of: ProposalKind | undefined
  assignments: { organisationId: string; role: AssignmentRole }[]
  upheld: boolean
  decidedBy: DisputeDecider | undefined
  /** Of an acceptance that a second person has to agree to. */
  proposedRoute: Route | undefined
  decidedOn: Day | undefined
  /** Null in an acceptance where the class knows no routes. */
  route: Route
  simple: boolean
  /** Of an accusation: not to whom cadre authority suggests. */
  departs: boolean | undefined
  issued: boolean
  approved: boolean
  object: RatingObject
  grade: Grade
  /** Of a contact, or of what staff entered. */
  channel: ContactChannel | Channel
  open: string
  openNumber: string
  days: number
  period: ExtendedPeriod | undefined
  fromOn: Day
  toOn: Day
  count: number
  on: Day
  kind: AgreementKind
  mark: MarkKind
  confirmed: boolean
  publishConsent: boolean
  to: UrgentAddressee | DisputeArbiter | string
  organisation: string
  /** Of a recall that went up to the first receiver. */
  bureau: string | undefined
  /** Of a succession: the bodies, and whether it went back to whoever had sent it. */
  from: string
  returned: boolean
  /** Of a recusal or a contest: whose leader decides, where it was found when it was asked. */
  decider: string | undefined
  leaderConcerned: boolean | undefined
  /** Of a succession, a recusal: who decides now what the closed body was asked; and whether that was all it had to do. */
  deciders: { decider: string }[] | undefined
  onlyDecided: boolean | undefined
  calendarVersion: number
  moved: { kind: ClockKind; fromOn: Day; toOn: Day }[]
  clock: ClockKind
  dueOn: Day
  earlierNumber: string | null
  untilOn: Day
  seenBy: { role: StaffRole; times: number }[]
  /** Of a repeat: joined to the first file, or, after a contest, what was undone. */
  joined: boolean | undefined
  undone: string[] | undefined
  number: string
  /** The body whose answer or period it is, where another body's leader signed. */
  signedFor: string | undefined
  /** Of a report of retaliation: whether it is about the bureau itself, and who reads it, first who calls back. */
  aboutBureau: boolean | undefined
  readers: string[] | undefined
  /** Of a recusal that was agreed: who stays away; of decisions before they were named it tells nothing. */
  staff: string[] | undefined
}

/** What happened, in one sentence told from the codes of the event; `who` is the body that did it. */
export function summarise({ kind, assignmentId }: EventRow, data: Data, source: TimelineSource, who: string): string {
  const { organisations } = source
  const concernedId = source.assignments.find(({ id }) => id === assignmentId)?.receiverId ?? source.petition.bureauId
  const concerned = organisations.get(concernedId)?.name ?? ''
  const name = (id: string) => organisations.get(id)?.name ?? '有关单位'
  switch (kind) {
    case 'submission':
      return who ? `${who}收到${channelLabels[data.channel as Channel]}，已录入系统。` : '信访人提交，系统已收到。'
    case 'registration':
      return `${who}已登记，初步归类为${petitionClassLabels[data.class]}。`
    case 'class-change':
      return `${who}拟把本件改为${petitionClassLabels[data.proposedClass ?? 'appeal']}，等另一人复核。`
    case 'class-decision':
      return data.approved
        ? `${who}将本件归类为${petitionClassLabels[data.class]}。不同意的，可以提出异议。`
        : `${who}复核后未同意更改类别，本件仍是${petitionClassLabels[data.class]}。`
    case 'transfer':
      return `${who}转送${data.assignments.map((one) => `${organisations.get(one.organisationId)?.name ?? '有关单位'}（${assignmentRoleLabels[one.role]}）`).join('、')}${data.simple ? '，建议简易办理' : ''}${data.departs ? '，与按干部管理权限建议的单位不同' : ''}。`
    case 'objection':
      return `${who}认为不属于本单位职权范围，提出异议。`
    case 'dispute':
      return `${who}就职权争议提请${disputeDeciderLabels[data.to as DisputeArbiter]}决定，由信访部门负责人转达，信访人的期限照常计算。`
    case 'objection-decision':
      return `${deciderOf(data, who)}${data.upheld ? `同意异议，${data.bureau ? `这是第三次退回或者收回，各级一并收回，由${name(data.bureau)}` : '将'}另行转送。` : '不同意异议，由原单位继续办理。'}`
    case 'acceptance':
      if (data.proposedRoute) return `${who}已受理，拟按履行法定职责办理，等本单位另一人复核；复核前按信访程序办理。`
      return `${who}已受理${data.simple ? '，适用简易办理' : ''}${data.route ? `，办理途径：${routeLabels[data.route]}` : ''}。`
    case 'duty-decision':
      return data.approved
        ? `${who}按履行法定职责办理，期限为本市规定的期限，自受理之日起算。不同意的，可以提出异议。`
        : `${who}复核后未同意按履行职责办理，仍按信访程序办理。`
    case 'procedural-notice':
      return `${who}拟导入${routeLabels[data.route]}，等本单位另一人复核，期限照常计算。`
    case 'procedural-notice-decision':
      return data.approved
        ? `${who}告知应通过${routeLabels[data.route]}办理，并已导入。不同意的，可以提出异议。`
        : `${who}复核后未同意导入其他程序。`
    case 'reply':
      return data.issued ? `${who}作出答复。` : `${who}拟好答复，送负责人签发。`
    case 'reply-approval':
      return data.approved
        ? `${data.signedFor ? `${concerned}作出答复，由${who}负责人签发。` : `${who}作出答复。`}`
        : `${who}负责人退回答复，要求修改。`
    case 'rating':
      return `信访人评价${ratingObjectLabels[data.object]}：${gradeLabels[data.grade]}。`
    case 'conclusion':
      return `${who}审核认定办结。`
    case 'withdrawal':
      return '信访人撤回。'
    case 'contact':
      return `${who}与信访人联系（${contactChannelLabels[data.channel as ContactChannel]}）。`
    case 'withdrawal-undo':
      return '信访人取消撤回，继续办理。'
    case 'prompt-answer':
      return `${who}拟当场答复，等另一人复核，期限照常计算。`
    case 'prompt-answer-decision':
      return data.approved ? `${who}当场答复并办结。不同意的，可以提出异议。` : `${who}复核后未同意当场答复。`
    case 'route-contest':
      return `信访人对${contested(data)}提出异议，由${data.decider ? name(data.decider) : '信访部门'}负责人审核。`
    case 'route-contest-decision':
      if (data.of === 'class' && data.approved)
        return `${who}审核认为异议成立，本件恢复为${petitionClassLabels[data.class]}${data.class === 'appeal' ? '，按申诉求决的期限和程序办理' : ''}。`
      if (data.of === 'duty' && data.approved) return `${who}审核认为异议成立，本件按信访程序办理，60日自受理之日起算。`
      return data.approved ? `${who}审核认为异议成立，本件恢复办理，原来的期限照常计算。` : `${who}审核后维持原来的${contested(data)}。`
    case 'refusal':
      return `${who}拟不予受理：同一事项${data.openNumber}正在办理，等另一人复核，期限照常计算。`
    case 'refusal-decision':
      if (!data.approved) return `${who}复核后未同意不予受理。`
      return `${who}不予受理：同一事项${data.openNumber}正在办理（《信访工作条例》第十九条第三款）。不同意的，可以提出异议。`
    case 'recall':
      return `${who}收回转送给${organisations.get(data.organisation)?.name ?? '有关单位'}的事项，${data.bureau ? `这是第三次退回或者收回，各级一并收回，由${organisations.get(data.bureau)?.name ?? '最先收到的机关'}` : '将'}另行转送。${seenBy(data.seenBy)}`
    case 'extension':
      return `${who}申请延长${extensionOf(data)}。`
    case 'extension-decision':
      return data.approved
        ? `${who}批准延长${extensionOf(data)}，由${readableDay(data.fromOn)}延至${readableDay(data.toOn)}。`
        : `${who}未批准延期。`
    case 'ordinary-handling':
      return `${who}申请由简易办理转为普通程序。`
    case 'ordinary-handling-decision':
      return data.approved ? `${who}批准转为普通程序，60日自首次受理之日起算。` : `${who}未批准转为普通程序。`
    case 'supplement-request':
      return `${who}通知补充材料，办理期限不因此停止。`
    case 'supplement':
      return '信访人补充了材料。'
    case 'urge':
      return '信访人催办。'
    case 'rewording':
      return `${who}建议调整一条诉求的表述，请信访人在${readableDay(data.untilOn)}前答复；到期没有答复的，按原来的表述办理。`
    case 'rewording-lapse':
      return '信访人到期没有答复，调整诉求表述的建议失效，按原来的表述办理。'
    case 'rewording-answer':
      return data.approved ? '信访人同意调整诉求表述。' : '信访人不同意调整，诉求按原文办理。'
    case 'hearing':
      return `${who}于${readableDay(data.on)}举行听证。`
    case 'agreement':
      return `${who}记录${readableDay(data.on)}达成的${agreementKindLabels[data.kind]}。`
    case 'procedure-result':
      return `${who}反馈所导入程序的结果。`
    case 'mark':
      return `${who}提出标记为${markKindLabels[data.mark]}，待另一人复核。`
    case 'mark-decision':
      if (!data.approved) return `${who}复核后未作标记。`
      if (data.joined)
        return `${who}认定本件是重复信访，并入此前的信访件${data.earlierNumber}一并办理，期限以该件为准。不同意的，可以提出异议。`
      return `${who}将本件标记为${markKindLabels[data.mark]}${data.earlierNumber ? `（此前的信访件编号${data.earlierNumber}）` : ''}，信访人可以提出异议。`
    case 'mark-contest':
      return `信访人对“${markKindLabels[data.mark]}”标记提出异议，由${data.decider ? name(data.decider) : '信访部门'}负责人审核。`
    case 'mark-contest-decision':
      if (data.undone) return `${who}审核认为异议成立，本件不再并入此前的信访件，恢复单独办理，原来的期限照常计算。`
      return data.approved ? `${who}撤销“${markKindLabels[data.mark]}”标记。` : `${who}审核后维持“${markKindLabels[data.mark]}”标记。`
    case 'repeat-joined':
      return `${who}把反映同一事项的信访件${data.number}并入本件，一并办理，本件的期限不变。`
    case 'repeat-parted':
      return `信访人的异议成立，信访件${data.number}不再并入本件，单独办理。`
    case 'recusal':
      // Of before the decider was named: the sender's head, where the head was concerned.
      if (!data.decider && data.leaderConcerned)
        return `${who || '信访人'}申请${concerned}有关人员回避，决定前该单位暂停办理操作，期限照常计算。`
      return `${who || '信访人'}申请${concerned}有关人员回避，由${data.decider ? name(data.decider) : concerned}负责人决定，决定前${concerned}暂停办理操作，期限照常计算。`
    case 'recusal-decision':
      if (!data.approved) return `${who}决定不回避。`
      return `${who}决定${concerned === who ? '' : concerned}有关人员回避${data.staff?.length === 0 ? '；申请中所说的人员在平台上没有账号' : ''}。${nextDeciders(data, name)}`
    case 'fulfilment-proof':
      return `${who}提交落实情况，等信访人确认。`
    case 'fulfilment-refusal':
      return `${who}表示未能落实，信访部门将跟进。`
    case 'fulfilment-confirmation':
      return data.confirmed ? '信访人确认已经落实。' : '信访人认为没有落实，单位须继续落实。'
    case 'call-back':
      return `${who}回访信访人（${contactChannelLabels[data.channel as ContactChannel]}）。`
    case 'contact-change':
      return '信访人变更了联系方式。'
    case 'retaliation-report':
      return `信访人反映打击报复${data.aboutBureau ? '，涉及信访部门' : ''}，由${organisations.get(data.readers?.[0] ?? '')?.name ?? '信访部门'}直接核实。`
    case 'urgent-report':
      return `${who}已报告${urgentAddresseeLabels[data.to as UrgentAddressee]}（《信访工作条例》第二十五条）。`
    case 'publication':
      return `${who}公开了隐去个人信息的来信和答复。`
    case 'publication-end':
      return `${who}撤下了公开的来信和答复。`
    case 'publication-consent':
      return data.publishConsent ? '信访人同意公开。' : '信访人不同意公开，已经公开的立即撤下。'
    case 'succession': {
      const decided = [...new Set(data.deciders?.map(({ decider }) => name(decider)))]
        .map((one) => `原由其决定的事项由${one}决定`)
        .join('，')
      if (data.onlyDecided) return `${name(data.from)}已撤销或者合并，${decided}，期限不变（《信访工作条例》第二十四条）。`
      return data.returned
        ? `${name(data.from)}已撤销或者合并，本件退回转送单位另行处理，期限不变。${decided && `${decided}。`}`
        : `${name(data.from)}的职权由${name(data.to)}承接，本件由其继续办理，期限不变（《信访工作条例》第二十四条）。${decided && `${decided}。`}`
    }
    case 'calendar-change':
      return `放假安排有变动，${data.moved.map(({ kind, fromOn, toOn }) => `${clockLabels[kind]}由${readableDay(fromOn)}改为${readableDay(toOn)}届满`).join('，')}。`
    case 'reminder':
      return data.clock === 'fulfilment'
        ? '系统提醒信访人确认落实情况。'
        : `系统提醒信访人：${clockLabels[data.clock]}将于${readableDay(data.dueOn)}届满。`
    case 'delivery':
      return '信访人打开了文书，视为送达。'
  }
}

/** A contest that nobody of the bureau may decide any more. */
const nextDeciders = ({ deciders = [] }: Data, name: (id: string) => string) =>
  [...new Set(deciders.map(({ decider }) => `信访人的异议改由${name(decider)}负责人审核。`))].join('')

const contested = ({ of }: Data) => (of === 'class' ? '类别' : of === 'refusal' ? '不予受理的决定' : '办理方式')

const seenBy = (readers: Data['seenBy']) =>
  readers.length === 0
    ? '收回前没有人打开过。'
    : `收回前打开过的人员：${readers.map(({ role, times }) => `${staffRoleLabels[role]}${times}次`).join('、')}。`

/** 第二十四条: whose word it was where the bodies could not agree. */
const deciderOf = ({ decidedBy, decidedOn }: Data, who: string) =>
  decidedBy === undefined || decidedBy === 'sender'
    ? who
    : `${who}转达${disputeDeciderLabels[decidedBy]}${decidedOn ? `${readableDay(decidedOn)}` : ''}的决定：`

/** The city's own promise is counted in working days. */
export const extensionOf = ({ period = 'handling', days }: Pick<Data, 'days' | 'period'>) =>
  `${extendedPeriodLabels[period]}${days}${period === 'mailbox' ? '个工作日' : '日'}`
