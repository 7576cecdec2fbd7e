import { clockLabels } from '@petition/shared/vocabulary/clocks'
import type { MovedClock } from '../db/clocks.ts'

/** Each date that a new calendar moved, in a line of its own. */
export function reportMoved(moved: readonly MovedClock[]) {
  for (const { number, kind, fromOn, toOn } of moved) console.log(`${number} ${clockLabels[kind]}：${fromOn} → ${toOn}`)
  console.log(`${moved.length}个期限的日期有变动。`)
}
