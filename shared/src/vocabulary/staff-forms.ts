import { approved, contact, optionsOf, remark, type StaffForm, text, uploads } from './act-forms.ts'
import type { Act } from './acts.ts'
import { extendedPeriodLabels, extendedPeriods } from './clocks.ts'
import {
  agreementKindLabels,
  agreementKinds,
  petitionClasses,
  petitionClassLabels,
  urgentAddresseeLabels,
  urgentAddressees,
} from './petition.ts'
import { disputeArbiters, disputeDeciderLabels, markKindLabels, markKinds } from './proposals.ts'

/** The acts of staff that need no form of their own. */
export const staffForms: Partial<Record<Act, StaffForm>> = {
  'prompt-answer': {
    explanation: '没有具体诉求的咨询、感谢，可以由信访部门当场答复。另一人复核同意后发出，即办结；信访人可以提出异议。',
    submit: '提交复核',
    fields: [text('text', '答复内容', 5000), text('reason', '为什么可以当场答复', 1000, '信访人会看到理由。')],
  },
  'prompt-answer-decision': {
    explanation: '拟答复的人不能自己复核。请核对信访人是否真的没有提出诉求。同意后答复立即发出，本件办结。',
    submit: '提交复核结果',
    fields: [approved('同意当场答复', '不同意，按程序转送办理'), remark],
  },
  dispute: {
    explanation:
      '职权有争议、协商不一致的，由共同的上一级机关决定；没有共同的上一级机关的，由联席会议决定。信访部门负责人在期限内取得决定并转达。信访人的期限不因此停止。',
    submit: '提请裁决',
    fields: [
      { name: 'to', label: '由谁决定', kind: 'choice', options: optionsOf(disputeArbiters, disputeDeciderLabels) },
      text('reason', '争议的内容和双方意见', 2000),
    ],
  },
  'duty-decision': {
    explanation: '提出的人不能自己复核。同意后不再适用60日的办理期限，改按本市规定的期限，并告知信访人；信访人可以提出异议。',
    submit: '提交复核结果',
    fields: [approved('同意按履行职责办理', '不同意，按信访程序办理'), text('reason', '理由', 1000, '同意的，信访人会看到理由。')],
  },
  'procedural-notice-decision': {
    explanation: '提出的人不能自己复核。同意后程序性告知书立即发给信访人，办理期限到此停止；信访人可以提出异议。',
    submit: '提交复核结果',
    fields: [approved('同意导入其他程序', '不同意，由本单位继续办理'), remark],
  },
  'route-contest-decision': {
    explanation:
      '信访人不同意导入其他程序、当场答复、不予受理，或者不同意归类。异议成立的，本件恢复办理，原来的期限照常计算；归类不对的，恢复原来的类别。',
    submit: '提交审核结果',
    fields: [approved('异议成立，恢复办理', '异议不成立，维持原来的处理'), text('reason', '理由', 1000, '信访人会看到理由。')],
  },
  refusal: {
    explanation: '只有同一事项正由下级机关、单位在期限内办理时，才能不予受理。另一人复核同意后告知信访人；信访人可以提出异议。',
    submit: '提交复核',
    fields: [
      { name: 'openNumber', label: '正在办理的信访件编号', kind: 'line', maxLength: 20 },
      text('reason', '理由', 1000, '信访人会看到编号和理由。'),
    ],
  },
  'refusal-decision': {
    explanation: '提出的人不能自己复核。请对照两件信访件，核对是不是同一事项。同意后不予受理告知书立即发给信访人，本件办结。',
    submit: '提交复核结果',
    fields: [approved('同意不予受理', '不同意，按程序转送办理'), remark],
  },
  'class-change': {
    explanation:
      '类别决定办理期限、评价和救济。本机关、单位另一人复核同意后生效并告知信访人；改为检举控告的，立即密封。复核之前不能转送、受理。',
    submit: '提交复核',
    fields: [
      { name: 'class', label: '类别', kind: 'choice', options: optionsOf(petitionClasses, petitionClassLabels) },
      text('reason', '为什么这样归类', 1000, '信访人会看到理由。'),
    ],
  },
  'class-decision': {
    explanation:
      '提出的人不能自己复核。请核对原文：信访人是要求解决问题，还是只提建议，或者检举控告。同意后告知信访人；信访人可以提出异议。',
    submit: '提交复核结果',
    fields: [approved('同意这样归类', '不同意，仍按原来的类别办理'), text('reason', '理由', 1000, '同意的，信访人会看到理由。')],
  },
  recall: {
    explanation:
      '转送有误时收回。哪些人看过这件信访件会记入办理过程。已经退回、收回满两次的，再收回时各级一并收回，由最先收到的机关另行转送。',
    submit: '收回转送',
    fields: [text('reason', '收回理由', 1000)],
  },
  extension: {
    explanation:
      '情况复杂的，可以在期限届满前申请延期，由负责人审批。办理期限累计延长不超过30日；市长信箱答复期限按本地规则，只能延长一次，按工作日计算。',
    submit: '提交延期申请',
    fields: [
      {
        name: 'period',
        label: '延长哪个期限',
        kind: 'choice',
        options: optionsOf(extendedPeriods, extendedPeriodLabels),
        optional: true,
        help: '不选的，延长办理期限。',
      },
      { name: 'days', label: '延长天数', kind: 'number', min: 1, max: 30 },
      text('reason', '延期理由', 1000, '批准后信访人会看到理由。'),
    ],
  },
  'extension-decision': {
    explanation: '批准后立即告知信访人，原来的期限仍然看得到。',
    submit: '提交审批结果',
    fields: [approved('同意延期', '不同意，按原期限办理'), remark],
  },
  'ordinary-handling': {
    explanation: '简易办理中发现情况复杂的，申请转为普通程序，由负责人审批。',
    submit: '提交申请',
    fields: [text('reason', '理由', 1000)],
  },
  'ordinary-handling-decision': {
    explanation: '批准后按普通程序的期限办理，并告知信访人。',
    submit: '提交审批结果',
    fields: [approved('同意转为普通程序', '不同意，继续简易办理'), remark],
  },
  'supplement-request': {
    explanation: '一次写明需要信访人补充的内容。通知补正不影响期限。',
    submit: '通知信访人补正',
    fields: [text('text', '需要补充的内容', 1000)],
  },
  rewording: {
    explanation:
      '可以建议把一条诉求写得更清楚，或者拆成几条。信访人同意后才生效；到期没有答复的，按原来的表述办理。等待答复期间不能作出处理意见，办理期限照常计算。',
    submit: '请信访人答复',
    fields: [
      { name: 'requestId', label: '要调整的诉求', kind: 'request' },
      { name: 'texts', label: '调整后的诉求', kind: 'texts', maxLength: 200, help: '拆成几条的，一条写一格，最多5条。' },
      text('reason', '调整理由', 500),
    ],
  },
  hearing: {
    explanation: '记录已经举行的听证，信访人可以看到。',
    submit: '保存听证记录',
    fields: [
      { name: 'on', label: '听证日期', kind: 'day' },
      { name: 'place', label: '听证地点', kind: 'line', maxLength: 200 },
      text('summary', '听证情况', 5000),
    ],
  },
  agreement: {
    explanation: '记录双方自愿达成的协议，信访人可以看到。',
    submit: '保存协议',
    fields: [
      { name: 'kind', label: '协议种类', kind: 'choice', options: optionsOf(agreementKinds, agreementKindLabels) },
      { name: 'on', label: '达成日期', kind: 'day' },
      text('text', '协议内容', 5000),
    ],
  },
  'procedure-result': {
    explanation: '导入的法定程序有了结果，在这里告知信访人。',
    submit: '告知结果',
    fields: [text('text', '程序结果', 2000)],
  },
  mark: {
    explanation: '有标记的信访件不参与评价和统计。标记由另一人复核，复核同意后告知信访人，信访人可以提出异议。',
    submit: '提交复核',
    fields: [
      { name: 'mark', label: '标记', kind: 'choice', options: optionsOf(markKinds, markKindLabels) },
      {
        name: 'earlierNumber',
        label: '此前的信访件编号',
        kind: 'line',
        maxLength: 20,
        optional: true,
        help: '标记为重复信访的，必须填写同一信访人此前的编号。',
      },
      text('reason', '标记理由', 1000),
    ],
  },
  'mark-decision': {
    explanation:
      '提出标记的人不能自己复核。同意后立即生效，并告知信访人。重复件还没有转送、此前的那件正在办理的，并入那一件一起办理；其他情形只作关联，各自办理。',
    submit: '提交复核结果',
    fields: [approved('同意标记', '不同意标记'), text('reason', '理由', 1000, '同意标记的，信访人会看到理由。')],
  },
  'mark-contest-decision': {
    explanation: '信访人对标记提出了异议，请审核。已并入此前信访件的，异议成立后恢复单独办理，原来的期限照常计算。',
    submit: '提交审核结果',
    fields: [approved('异议成立，撤销标记', '异议不成立，保留标记'), text('reason', '理由', 1000, '信访人会看到理由。')],
  },
  recusal: {
    explanation: '您本人与这件信访件或者信访人有直接利害关系的，请申请回避。作出决定前，本单位暂停办理，期限照常计算。',
    submit: '申请回避',
    fields: [
      { name: 'leaderConcerned', label: '您是不是本单位负责人', kind: 'yes-no', yes: '是，由上一级或者转来的单位决定', no: '不是' },
      text('reason', '利害关系说明', 1000),
    ],
  },
  'recusal-decision': {
    explanation: '同意后，该人员不能再查看和办理这件信访件。',
    submit: '提交决定',
    fields: [
      approved('同意回避', '不需要回避'),
      {
        name: 'staffIds',
        label: '需要回避的人员',
        kind: 'people',
        optional: true,
        help: '信访人写的姓名和人员名单完全一致的，可以不选；不一致的，请选出是谁。',
      },
      text('reason', '理由', 1000, '信访人会看到理由。'),
    ],
  },
  'fulfilment-proof': {
    explanation: '写明支持事项怎样落实，附上照片或文件，由信访人确认。',
    submit: '提交落实情况',
    fields: [text('text', '落实情况', 2000), uploads],
  },
  'fulfilment-refusal': {
    explanation: '说明后信访部门立即知道，信访人也会看到；落实的期限照常计算。',
    submit: '提交说明',
    fields: [text('reason', '未能落实的原因', 1000)],
  },
  'call-back': {
    explanation: '联系信访人，了解不满意、撤回或未落实的原因。回访情况只有信访部门看得到。',
    submit: '保存回访记录',
    fields: contact('回访情况'),
  },
  'urgent-report': {
    explanation: '可能造成社会影响的重大、紧急信访事项，应当立即报告，并在职责范围内依法采取措施。这里记录报告的时间和对象。',
    submit: '保存报告记录',
    fields: [
      { name: 'to', label: '报告对象', kind: 'choice', options: optionsOf(urgentAddressees, urgentAddresseeLabels) },
      { name: 'at', label: '报告时间', kind: 'instant' },
      text('summary', '报告内容', 2000),
    ],
  },
  'publication-end': {
    explanation: '撤下后，公众立即看不到这封来信和答复；信访人会看到撤下的原因。',
    submit: '撤下',
    fields: [text('reason', '撤下的原因', 500)],
  },
}
