import { Derivation } from '../../components/clock'
import { Disclosure } from '../../components/disclosure'
import { formatWeekday, leftInWords, todayInChina } from '../../days'
import { Block, Text } from '../../platform/elements'
import type { nextStepOf } from './next-step'

/** Who does what by which day, how long that is, and how the day came about. */
export function Due({ next: { clock, who, deed, isOver } }: { next: NonNullable<ReturnType<typeof nextStepOf>> }) {
  return (
    <Block className={isOver ? 'due due-over' : 'due'}>
      <Block className="where-name">接下来</Block>
      <Block>
        {who}
        {deed}
      </Block>
      <Block className="due-by">
        <Text className="due-day">{formatWeekday(clock.legalOn)}前</Text>
        <Text className="due-left">{leftInWords(clock.legalOn, todayInChina())}</Text>
      </Block>
      <Block className="item-line">
        依据：{clock.basis}
        {clock.provisional ? '。放假安排公布后，这个日期可能变动' : ''}
      </Block>
      <Disclosure title="这个日期怎么算出来的">
        <Derivation clock={clock} />
      </Disclosure>
    </Block>
  )
}
