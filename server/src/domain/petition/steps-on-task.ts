import { law, practice, type Step } from './step.ts'

/** What is owed after an answer. */
export const stepsOnTask: readonly Step[] = [
  {
    act: 'fulfilment-proof',
    on: 'task',
    kind: 'fulfilment',
    from: ['open', 'contested', 'refused'],
    to: ['proved'],
    who: 'debtor-clerk',
    audience: 'all',
    basis: law('第三十二条'),
  },
  {
    act: 'fulfilment-refusal',
    on: 'task',
    kind: 'fulfilment',
    from: ['open', 'contested'],
    to: ['refused'],
    who: 'debtor-clerk',
    audience: 'all',
    basis: law('第四十条'),
  },
  {
    act: 'fulfilment-confirmation',
    on: 'task',
    kind: 'fulfilment',
    from: ['proved'],
    to: ['confirmed', 'contested'],
    who: 'petitioner',
    audience: 'all',
    basis: law('第三十二条'),
  },
  {
    act: 'call-back',
    on: 'task',
    kind: 'call-back',
    from: ['open'],
    to: ['done'],
    who: 'debtor-clerk',
    audience: 'bureau',
    basis: practice,
  },
]
