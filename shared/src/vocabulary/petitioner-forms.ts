import { approved, type PetitionerForm, remark, text, uploads } from './act-forms.ts'
import type { Act } from './acts.ts'

function readable(on: string): string {
  const [year, month, day] = on.split('-').map(Number)
  return `${year}年${month}月${day}日`
}

/** The petitioner's acts that need no page of their own. */
export const petitionerForms: Partial<Record<Act, PetitionerForm>> = {
  'withdrawal-undo': {
    explanation: ({ undoUntilOn }) =>
      `撤回之后改变主意的，可以${undoUntilOn ? `在${readable(undoUntilOn)}24时前` : ''}取消撤回，这件事继续办理。`,
    submit: '取消撤回，继续办理',
    fields: [remark],
  },
  supplement: {
    explanation: '补充说明和材料会交给正在办理的单位。',
    submit: '提交补充材料',
    fields: [text('text', '补充说明', 5000), { ...uploads, label: '照片或PDF' }],
  },
  urge: {
    explanation: ({ urgeBeforeDays, urgeIntervalDays }) =>
      `期限届满前${urgeBeforeDays}日起，或者期限已过，可以催办，${urgeIntervalDays}日内一次。正在办理的单位和信访部门都会看到。`,
    submit: '催办',
    fields: [{ ...remark, label: '想说的话' }],
  },
  'rewording-answer': {
    explanation: '办理单位建议换一种说法来写您的诉求。您同意后，单位按新的说法逐条答复；不同意，或者到期没有答复，就按您原来的说法。',
    submit: '提交我的决定',
    fields: [approved('同意调整', '不同意，按我原来的诉求办理'), remark],
  },
  'mark-contest': {
    explanation: '有标记的信访件不参与评价和统计。您认为标记不对的，请写明理由，由信访部门负责人审核。',
    submit: '提出异议',
    fields: [text('reason', '为什么不对', 1000)],
  },
  'route-contest': {
    explanation:
      '单位告知这件事要走其他程序，或者信访部门当场答复、不予受理、把它归为别的类别，您不同意的，可以提出异议，由信访部门负责人审核。异议成立的，恢复办理，原来的期限照常计算。',
    submit: '提出异议',
    fields: [text('reason', '为什么不同意', 1000)],
  },
  recusal: {
    explanation: '工作人员和这件事有利害关系的，您可以要求换人办理。作出决定前，该单位暂停办理，期限照常计算。',
    submit: '申请回避',
    fields: [
      { name: 'name', label: '需要回避的人员姓名', kind: 'line', maxLength: 60 },
      {
        name: 'leaderConcerned',
        label: '这个人是不是该单位的负责人',
        kind: 'yes-no',
        yes: '是，请由上一级或者转来这件事的单位决定',
        no: '不是，或不清楚',
      },
      text('reason', '有什么利害关系', 1000),
    ],
  },
  'fulfilment-confirmation': {
    explanation: '单位表示答复中支持您的事项已经办好。请看过之后确认；没有办好的，单位要继续办。',
    submit: '提交确认结果',
    fields: [
      { name: 'confirmed', label: '是不是已经办好', kind: 'yes-no', yes: '已经办好', no: '没有办好' },
      { ...text('reason', '哪里没有办好', 1000, '选择“没有办好”的，请写明情况。'), optional: true },
    ],
  },
  'contact-change': {
    explanation: '只改这一件信访件的联系方式。改了以后，原来的号码和新的号码都会收到提醒。',
    submit: '变更联系方式',
    fields: [
      { name: 'phone', label: '新的联系电话', kind: 'line', maxLength: 20, optional: true },
      { name: 'address', label: '新的住址', kind: 'line', maxLength: 200, optional: true },
    ],
  },
  'publication-consent': {
    explanation:
      '答复后，信访部门可以把隐去个人信息的来信和答复公开，供有同样问题的人参考。您可以随时改变决定；改为不同意的，已公开的立即撤下。',
    submit: '提交我的决定',
    fields: [{ name: 'publishConsent', label: '是否同意公开', kind: 'yes-no', yes: '同意公开', no: '不同意公开' }],
  },
  'retaliation-report': {
    explanation:
      '因为信访受到打击报复的，请在这里反映。内容直接送信访部门，办理单位看不到；涉及信访部门的人的，只送它的上级机关或者纪检监察机关。',
    submit: '提交',
    fields: [
      {
        name: 'aboutBureau',
        label: '是不是信访部门的人',
        kind: 'yes-no',
        yes: '是，只送上级机关或者纪检监察机关',
        no: '不是，送信访部门',
        optional: true,
      },
      text('text', '发生了什么', 5000, '写明时间、地点、什么人做了什么。'),
    ],
  },
}
