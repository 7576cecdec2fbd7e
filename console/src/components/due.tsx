import type { ClockView } from '@petition/shared/schemas/clock'
import { clockDue, localDate } from './days.ts'

/** How near a clock's end is: words and colour, never colour alone. */
export function Due({ clock }: { clock: Pick<ClockView, 'plainOn' | 'legalOn'> }) {
  const { urgency, words } = clockDue(clock, localDate(new Date()))
  return <span className={`due due-${urgency}`}>{words}</span>
}
