import type { PetitionStatus } from '@petition/shared/vocabulary/petition'
import { followed } from './matter.ts'
import { law, practice, type Step } from './step.ts'

const beforeReply: readonly PetitionStatus[] = ['submitted', 'registered', 'transferred', 'accepted']
/** What the petitioner may say of bodies that worked on it does not end with a return or a withdrawal. */
const afterRegistration: readonly PetitionStatus[] = [
  'registered',
  'transferred',
  'accepted',
  'guided',
  'replied',
  'concluded',
  'withdrawn',
  'refused',
  'joined',
]
const always: readonly PetitionStatus[] = ['submitted', ...afterRegistration]

const answered: readonly PetitionStatus[] = ['replied', 'concluded']
const consented = '《个人信息保护法》第二十五条（取得单独同意）'

/** Acts on the petition as a whole: by its petitioner, the body that received it first, or the bureau that follows it. */
export const stepsOnPetition: readonly Step[] = [
  {
    act: 'registration',
    on: 'petition',
    from: ['submitted'],
    to: 'registered',
    who: 'bureau-clerk',
    audience: 'all',
    basis: '《信访工作条例》第二十二条',
  },
  {
    act: 'transfer',
    on: 'petition',
    from: ['registered'],
    to: 'transferred',
    who: 'bureau-clerk',
    audience: 'all',
    basis: '《信访工作条例》第二十二条',
  },
  {
    act: 'rating',
    on: 'petition',
    from: afterRegistration,
    to: 'same',
    who: 'petitioner',
    audience: 'all',
    basis: '《信访工作条例》第二十一条',
  },
  {
    act: 'conclusion',
    on: 'petition',
    from: ['guided', 'replied'],
    to: 'concluded',
    who: 'follower-clerk-or-leader',
    audience: 'all',
    basis: '信访部门审核认定办结（业务惯例）',
  },
  {
    act: 'withdrawal',
    on: 'petition',
    from: beforeReply,
    to: 'withdrawn',
    who: 'petitioner',
    audience: 'all',
    basis: '信访人自愿撤回（业务惯例）',
  },
  { act: 'contact', on: 'petition', from: always, to: 'same', who: 'involved-staff', audience: 'staff', basis: '联系记录（业务惯例）' },
  { act: 'withdrawal-undo', on: 'petition', from: ['withdrawn'], to: 'registered', who: 'petitioner', audience: 'all', basis: practice },
  { act: 'prompt-answer', on: 'petition', from: ['registered'], to: 'same', who: 'bureau-clerk', audience: 'staff', basis: practice },
  {
    act: 'refusal',
    on: 'petition',
    from: ['submitted', 'registered'],
    to: 'same',
    who: 'bureau-clerk',
    audience: 'staff',
    basis: law('第十九条第三款'),
  },
  { act: 'class-change', on: 'petition', from: ['registered'], to: 'same', who: 'bureau-clerk', audience: 'bureau', basis: practice },
  {
    act: 'supplement',
    on: 'petition',
    from: [...beforeReply, 'guided'],
    to: 'same',
    who: 'petitioner',
    audience: 'all',
    basis: law('第十九条'),
  },
  {
    act: 'urge',
    on: 'petition',
    // 第三十二条: what was supported and is not carried out can be urged, too.
    from: [...beforeReply, 'replied', 'concluded'],
    to: 'same',
    who: 'petitioner',
    audience: 'all',
    basis: practice,
  },
  {
    act: 'mark',
    on: 'petition',
    from: ['registered', 'transferred', 'accepted', 'guided', 'replied'],
    to: 'same',
    who: 'follower-clerk',
    audience: 'staff',
    basis: practice,
  },
  { act: 'contact-change', on: 'petition', from: always, to: 'same', who: 'petitioner', audience: 'all', basis: practice },
  {
    act: 'retaliation-report',
    on: 'petition',
    from: always,
    to: 'same',
    who: 'petitioner',
    audience: 'bureau',
    basis: law('第十八条、第四十六条'),
  },
  {
    act: 'urgent-report',
    on: 'petition',
    // 第二十五条: 各级机关、单位…应当及时报告; a danger does not end with a withdrawal.
    from: always,
    to: 'same',
    who: 'involved-staff',
    audience: 'bureau',
    basis: law('第二十五条'),
  },
  { act: 'publication', on: 'petition', from: answered, to: 'same', who: 'follower-clerk', audience: 'all', basis: consented },
  { act: 'publication-end', on: 'petition', from: always, to: 'same', who: 'follower-clerk', audience: 'all', basis: practice },
  {
    act: 'publication-consent',
    on: 'petition',
    from: always,
    to: 'same',
    who: 'petitioner',
    audience: 'all',
    basis: '《个人信息保护法》第十五条',
  },
  // 第二十八条: the first receiver has people, too, and follows the matter to its end.
  ...(['petitioner', 'bureau-clerk-or-leader'] as const).map(
    (who): Step => ({
      act: 'recusal',
      on: 'petition',
      from: followed,
      to: 'same',
      who,
      audience: 'all',
      basis: law('第二十八条'),
    }),
  ),
]
