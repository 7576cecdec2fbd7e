import type { ClockView } from '@petition/shared/schemas/clock'
import type * as z from 'zod/mini'
import { formatWeekday, leftInWords, todayInChina } from '../days'
import { Block } from '../platform/elements'
import { Disclosure } from './disclosure'

type Clock = z.infer<typeof ClockView>

const states: Record<Clock['state'], string> = {
  running: '进行中',
  overdue: '已超过期限',
  met: '已按期完成',
  late: '已结束（超过期限）',
  cancelled: '已不再计算',
  lapsed: '已届满',
}

/** A legal date and how it came about. */
export function ClockCard({ clock }: { clock: Clock }) {
  const isOpen = clock.state === 'running' || clock.state === 'overdue'
  const unit = clock.unit === 'working' ? '个工作日' : '日'
  return (
    <Block className="clock">
      <Block className="clock-label">{clock.label}</Block>
      <Block className="clock-date">
        {formatWeekday(clock.legalOn)}
        {clock.provisional ? '（待放假安排公布后确定）' : ''}
      </Block>
      <Block className="clock-state">
        {states[clock.state]}
        {isOpen ? `，${leftInWords(clock.legalOn, todayInChina())}` : ''}，{clock.days}
        {unit}，依据：{clock.basis}
      </Block>
      <Disclosure title="这个日期怎么算出来的">
        <Derivation clock={clock} />
      </Disclosure>
    </Block>
  )
}

/** Line by line how a date came about. */
export function Derivation({ clock }: { clock: Clock }) {
  return (
    <Block as="ol" className="derivation">
      {clock.derivation.map((step) => (
        <Block as="li" key={`${step.what}-${step.on}`} className="derivation-step">
          {step.text}
        </Block>
      ))}
    </Block>
  )
}
