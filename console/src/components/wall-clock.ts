import dayjs, { type Dayjs } from 'dayjs'
import { formatAt } from './days.ts'
import 'dayjs/locale/zh-cn'

dayjs.locale('zh-cn')

/** The pickers show the wall clock of Huaibei, whatever zone the computer is in. */
export const wallNow = (): Dayjs => dayjs(formatAt(new Date().toISOString()))

export const toInstant = (at: Dayjs): string => `${at.format('YYYY-MM-DDTHH:mm')}:00+08:00`

export const fromDay = (on: string): Dayjs => dayjs(on)

export const toDay = (on: Dayjs): string => on.format('YYYY-MM-DD')
