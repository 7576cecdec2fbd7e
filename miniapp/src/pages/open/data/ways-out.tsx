import { guidedRoutes, routeLabels } from '@petition/shared/vocabulary/petition'
import type { Summary } from '../../../api/open'
import { Card } from '../../../components/card'
import { Block } from '../../../platform/elements'
import { Figure } from './figure'

const others: { key: 'answeredAtOnce' | 'refused' | 'asSuggestion' | 'asDuty'; name: string; means: string }[] = [
  { key: 'refused', name: '不予受理', means: '同一事项正由下级单位在期限内办理的' },
  { key: 'answeredAtOnce', name: '当场答复', means: '信访部门当场答复后办结的' },
  { key: 'asSuggestion', name: '归为建议意见', means: '提交的是信访，信访部门归为建议的' },
  { key: 'asDuty', name: '按履行职责办理', means: '按单位的法定职责办理，期限由本市规定的' },
]

/** What left the petition route, so that nobody lets matters go that way unseen. */
export function WaysOut({ waysOut: { guided, ...counts } }: { waysOut: Summary['waysOut'] }) {
  return (
    <Card title="不按信访程序办的">
      <Block className="card-note">每一件都由另一个人复核，并告诉信访人理由；信访人可以提出异议，异议成立的不计入。</Block>
      {others.map(({ key, name, means }) => (
        <Figure key={key} name={name} value={counts[key]} means={means} />
      ))}
      {guidedRoutes.map((route) => (
        <Figure key={route} name={routeLabels[route]} value={guided[route]} means="告知应当走这个程序，并已导入的" />
      ))}
    </Card>
  )
}
