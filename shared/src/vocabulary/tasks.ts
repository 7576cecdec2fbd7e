/** What is owed after an answer: carrying out what was supported (第三十二条), and calling a petitioner back. */
export const taskKinds = ['fulfilment', 'call-back'] as const
export type TaskKind = (typeof taskKinds)[number]

export const taskKindLabels: Record<TaskKind, string> = { fulfilment: '落实支持事项', 'call-back': '回访' }

export const taskStatuses = ['open', 'proved', 'contested', 'confirmed', 'refused', 'done', 'lifted'] as const
export type TaskStatus = (typeof taskStatuses)[number]

export const taskStatusLabels: Record<TaskStatus, string> = {
  open: '待完成',
  proved: '待您确认',
  contested: '有异议，继续落实',
  confirmed: '已确认落实',
  refused: '单位表示未能落实',
  done: '已完成',
  lifted: '已撤销',
}

export const solvedGrades = ['solved', 'partly', 'not'] as const
export type SolvedGrade = (typeof solvedGrades)[number]

export const solvedGradeLabels: Record<SolvedGrade, string> = { solved: '已解决', partly: '部分解决', not: '未解决' }
