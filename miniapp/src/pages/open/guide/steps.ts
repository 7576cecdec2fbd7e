import type { CityRules } from '@petition/shared/schemas/rules'
import { clockLaws, clockUnitLabels, type LawClockKind } from '@petition/shared/vocabulary/clocks'
import { articles, type Law } from '../articles'

export interface GuideStep {
  title: string
  text: string
  laws: Law[]
}

const within = (kind: LawClockKind) => `${clockLaws[kind].days}${clockUnitLabels[clockLaws[kind].unit]}内`

/** How a matter goes, in six plain steps; every period is the one that the service counts with. */
export const guideSteps = (rules?: CityRules): GuideStep[] => [
  {
    title: '写清楚，交上来',
    text: '写明谁、在哪里、什么事、想要什么结果。网上随时可以提交，提交后马上有编号和查询码；也可以写信、打电话或者当面反映。',
    laws: [articles.written],
  },
  {
    title: '登记，转给管这件事的单位',
    text: `信访部门收到后登记，${within('dispatch')}转给有权处理的单位，并告诉您转到了哪里。`,
    laws: [clockLaws.dispatch],
  },
  {
    title: '单位告诉您收到了、怎么办',
    text: `单位从收到之日起${within('inform')}书面告诉您。应当走仲裁、行政复议等其他法定途径的，会说明走哪条途径、找哪个机关。`,
    laws: [clockLaws.inform],
  },
  {
    title: '办理',
    text: `走信访程序的，从受理之日起${within('handle')}办结。确实复杂的可以延长，但要在到期前把理由告诉您。`,
    laws: [clockLaws.handle, articles.extension],
  },
  {
    title: '逐条答复您',
    text: '对您的每一条诉求，写明支持、解释说明还是不予支持，依据是什么。支持的，要落实到位，落实情况由您确认。',
    laws: [articles.opinion],
  },
  {
    title: '您来评价',
    text: `信访部门办得怎样、责任单位办得怎样，分开评价${rules ? `，各有${rules.ratingWindowDays}日时间` : ''}。评不满意的，信访部门会回访。没有评价不会当作满意。`,
    laws: [],
  },
]
