import type { Act } from '@petition/shared/vocabulary/acts'
import { insist, type Walk, type Wanted } from './walk.ts'
import { type Filing, file, receive } from './walk-filing.ts'
import type { Known } from './walk-model.ts'
import type { Walker } from './walk-people.ts'
import { passTime } from './walk-time.ts'

/** One thing that is to happen; `days` go by before. */
type Beat = { act: Act; wanted?: Wanted | ((walking: Walk, known: Known) => Wanted); may?: (who: Walker) => boolean; days?: number }
/** What happens without a break; between two scenes others walk on. */
type Scene = readonly Beat[]
type Story = { name: string; begin(walking: Walk): Promise<Known>; scenes: readonly Scene[] }

const housing = '340600-housing'
/** Its leader signs. */
const health = '340600-health'
const county = '340602-housing'
const discipline = '340600-discipline'

const filed = (filing: Filing) => (walking: Walk) => file(walking, filing)
const isClerk = (who: Walker) => !who.isLeader
const as = (petitionClass: string): Beat => ({
  act: 'registration',
  wanted: { class: petitionClass, purpose: 'request', repeatOf: undefined },
})
const to = (...bodies: string[]): Beat => ({
  act: 'transfer',
  may: isClerk,
  wanted: {
    simple: false,
    remark: '按职责转送',
    assignments: bodies.map((organisationId, index) => ({ organisationId, role: index === 0 ? 'lead' : 'assist' })),
  },
})
const accepted: Beat = { act: 'acceptance', wanted: { route: 'petition', simple: false, dutyReason: undefined } }
const agreed = (act: Act): Beat => ({ act, wanted: { approved: true } })
const refused = (act: Act): Beat => ({ act, wanted: { approved: false } })
/** The leader stays free to decide what is contested. */
const byClerk = (beat: Beat): Beat => ({ ...beat, may: isClerk })
const answered = (outcome: string): Beat => ({ act: 'reply', wanted: { outcome } })
const rated = (grade: string, ...objects: ('bureau' | 'unit')[]): Beat => ({
  act: 'rating',
  wanted: { bureau: undefined, unit: undefined, ...Object.fromEntries(objects.map((one) => [one, { grade, reason: '说明理由' }])) },
})
const plain = { kind: 'petition', accused: null, electronicDelivery: true } as const
const handled: Scene = [as('appeal'), to(housing), accepted]

/** Short lives, each told to its end in most walks: else hardly any walk gets past the second persons. */
export const stories: readonly Story[] = [
  {
    name: 'answered, carried out and published',
    begin: filed({ ...plain, requests: 2 }),
    scenes: [
      handled,
      [
        { act: 'hearing' },
        { act: 'agreement' },
        { act: 'supplement-request' },
        { act: 'supplement' },
        { act: 'rewording' },
        agreed('rewording-answer'),
      ],
      [
        { act: 'extension', wanted: { days: 10 } },
        refused('extension-decision'),
        { act: 'extension', wanted: { days: 10 } },
        agreed('extension-decision'),
      ],
      [answered('supported'), rated('satisfied', 'unit')],
      [
        { act: 'fulfilment-refusal' },
        { act: 'fulfilment-proof' },
        { act: 'fulfilment-confirmation', wanted: { confirmed: false } },
        { act: 'fulfilment-proof' },
        { act: 'fulfilment-confirmation', wanted: { confirmed: true } },
      ],
      [{ act: 'conclusion' }, { act: 'publication-consent', wanted: { publishConsent: true } }, { act: 'publication' }],
      [{ act: 'publication-end' }, { act: 'publication' }],
    ],
  },
  {
    name: 'signed by a leader, rated badly',
    begin: filed(plain),
    scenes: [
      [as('appeal'), to(health), accepted, rated('satisfied', 'bureau')],
      [{ act: 'urge', days: 57 }, byClerk(answered('explained')), refused('reply-approval')],
      [byClerk(answered('explained')), agreed('reply-approval'), rated('unsatisfied', 'unit')],
      [
        { act: 'contact' },
        { act: 'call-back' },
        { act: 'conclusion' },
        { act: 'publication-consent', wanted: { publishConsent: true } },
        { act: 'publication' },
      ],
    ],
  },
  {
    name: 'simple, and simple no more once it is late',
    begin: filed(plain),
    scenes: [
      [as('appeal'), { ...to(health), wanted: { simple: true, assignments: [{ organisationId: health, role: 'lead' }] } }],
      [{ act: 'acceptance', wanted: { route: 'petition', simple: true, dutyReason: undefined } }],
      [{ act: 'ordinary-handling', days: 20 }, agreed('ordinary-handling-decision')],
    ],
  },
  {
    name: 'led into another procedure, contested, led there again and concluded',
    begin: filed(plain),
    scenes: [
      [as('appeal'), to(housing), byClerk({ act: 'procedural-notice' }), agreed('procedural-notice-decision')],
      [{ act: 'route-contest' }, agreed('route-contest-decision')],
      [byClerk({ act: 'procedural-notice' }), agreed('procedural-notice-decision'), { act: 'procedure-result' }, { act: 'conclusion' }],
    ],
  },
  {
    name: 'a letter to the mayor that is answered at once',
    begin: filed({ kind: 'mailbox', requests: 0, accused: null, electronicDelivery: true }),
    scenes: [
      [as('appeal'), byClerk({ act: 'prompt-answer' }), byClerk(agreed('prompt-answer-decision'))],
      [{ act: 'publication-consent', wanted: { publishConsent: true } }, { act: 'publication' }],
      [{ act: 'route-contest' }, agreed('route-contest-decision'), to(housing), accepted, answered('explained')],
    ],
  },
  {
    name: 'not accepted while another one is open',
    async begin(walking) {
      const first = await file(walking, { ...plain, by: 0, hideIdentity: false })
      for (const beat of [as('appeal'), to(housing)]) await tell(walking, first, beat)
      return file(walking, { ...plain, by: 0, hideIdentity: false })
    },
    scenes: [
      [
        byClerk({ act: 'refusal', wanted: ({ matters }, known) => ({ openNumber: matters[matters.indexOf(known) - 1]?.view.number }) }),
        byClerk(agreed('refusal-decision')),
      ],
      [{ act: 'route-contest' }, agreed('route-contest-decision')],
    ],
  },
  {
    name: 'withdrawn and taken up again',
    begin: filed(plain),
    scenes: [
      [as('appeal'), to(housing), { act: 'withdrawal' }, { act: 'call-back' }, { act: 'withdrawal-undo' }],
      [{ ...to(county), may: (who) => who.organisationId === housing }, accepted, { act: 'withdrawal' }],
    ],
  },
  {
    name: 'a suggestion, and a petition that is none',
    begin: filed({ ...plain, kind: 'suggestion', requests: 1 }),
    scenes: [
      [as('suggestion'), to(housing), accepted],
      [answered('adopted'), rated('basically-satisfied', 'bureau', 'unit'), { act: 'conclusion' }],
    ],
  },
  {
    name: 'taken as a suggestion, contested',
    begin: filed(plain),
    scenes: [
      [byClerk(as('suggestion')), byClerk(agreed('class-decision')), to(housing), accepted, answered('adopted')],
      [{ act: 'route-contest' }, agreed('route-contest-decision')],
    ],
  },
  {
    name: 'changed in its class',
    begin: filed(plain),
    scenes: [
      [as('appeal'), byClerk({ act: 'class-change', wanted: { class: 'suggestion' } }), refused('class-decision')],
      [
        // Of the bureau one clerk reads what is sealed.
        { act: 'class-change', may: (who) => who.name.endsWith('经办人2'), wanted: { class: 'accusation' } },
        agreed('class-decision'),
        to(discipline),
      ],
    ],
  },
  {
    name: 'an accusation, with a report of retaliation by the bureau',
    begin: filed({ accused: [{ organisationId: housing }], electronicDelivery: true }),
    scenes: [
      [as('accusation'), to(discipline), { act: 'retaliation-report', wanted: { aboutBureau: true } }],
      [{ act: 'recall' }, to(discipline), accepted, { act: 'call-back' }],
      [answered('explained'), { act: 'conclusion' }],
    ],
  },
  {
    name: 'an accusation of the bureau itself',
    begin: filed({ accused: [{ organisationId: '340600-bureau' }] }),
    scenes: [
      [as('accusation'), to(discipline), accepted],
      [answered('explained'), { act: 'conclusion' }],
    ],
  },
  {
    name: 'an accusation of a clerk of the bureau',
    begin: filed({ accused: [{ name: '淮北市信访局经办人' }] }),
    scenes: [[as('accusation'), to('340600-bureau')]],
  },
  {
    name: 'signed by six, at court as somebody says',
    begin: filed({ ...plain, signatories: 6, requests: 2 }),
    scenes: [
      [as('appeal'), to(housing, health), accepted, accepted],
      [byClerk({ act: 'mark', wanted: { mark: 'court-related' } }), byClerk(agreed('mark-decision'))],
      [{ act: 'mark-contest' }, agreed('mark-contest-decision')],
      [{ ...answered('unsupported'), may: (who) => who.organisationId === housing }, rated('unsatisfied', 'unit')],
    ],
  },
  {
    name: 'taken as a duty, contested',
    begin: filed(plain),
    scenes: [
      [as('appeal'), to(housing), byClerk({ act: 'acceptance', wanted: { route: 'duty', simple: false } }), agreed('duty-decision')],
      [answered('explained'), { act: 'route-contest' }, agreed('route-contest-decision')],
    ],
  },
  {
    name: 'given back, sent elsewhere, taken back',
    begin: filed(plain),
    scenes: [
      [as('appeal'), to(housing), { act: 'objection' }, { act: 'objection-decision', wanted: { objectionUpheld: false } }],
      [{ act: 'objection' }, { act: 'dispute' }, { act: 'objection-decision', wanted: { objectionUpheld: true } }, to(health)],
      [{ act: 'recall', days: 20 }, to(housing), { act: 'urgent-report' }, { act: 'contact-change' }],
    ],
  },
  {
    name: 'with somebody who has an interest of their own',
    begin: filed(plain),
    scenes: [
      [as('appeal'), to(housing)],
      [
        {
          act: 'recusal',
          may: (who) => who.kind === 'resident',
          wanted: { name: '淮北市住房和城乡建设局经办人', firstReceiver: false },
        },
        { act: 'recusal-decision', wanted: { approved: true, staffIds: undefined } },
      ],
    ],
  },
  {
    name: 'a letter that a unit received itself and keeps',
    begin: (walking) => receive(walking, housing, { ...plain, hideIdentity: false }),
    scenes: [
      [as('appeal'), { ...to(housing), may: (who) => who.organisationId === housing }, accepted],
      [answered('explained'), { act: 'contact' }, { act: 'conclusion' }],
    ],
  },
  {
    name: 'a letter that a unit of a county received and gives to its bureau',
    begin: (walking) => receive(walking, county, plain),
    scenes: [[as('appeal')], [to('340602-bureau'), { ...to('340602001-town'), may: (who) => who.organisationId === '340602-bureau' }]],
  },
  {
    name: 'an accusation that came to the accused unit itself',
    begin: (walking) => receive(walking, housing, { accused: [{ organisationId: housing }] }),
    scenes: [[as('accusation'), to(discipline)]],
  },
]

async function tell(walking: Walk, known: Known, { act, wanted, may, days }: Beat) {
  if (days) await passTime(walking, days)
  await insist(walking, known, { act, may, wanted: typeof wanted === 'function' ? wanted(walking, known) : wanted })
}

/** Some stories at once, scene by scene; true while there is more to tell. */
export function teller(chosen: readonly Story[]) {
  const waiting = [...chosen]
  const told: { known: Known; scenes: Scene[] }[] = []
  return async (walking: Walk): Promise<boolean> => {
    const next = told.length < 3 ? waiting.shift() : undefined
    if (next) {
      walking.told.push(`a story begins: ${next.name}`)
      const known = await next.begin(walking)
      known.isInStory = true
      told.push({ known, scenes: [...next.scenes] })
    }
    const story = walking.random.pick(told)
    for (const beat of story?.scenes.shift() ?? []) await tell(walking, story.known, beat)
    if (story && story.scenes.length === 0) {
      story.known.isInStory = false
      told.splice(told.indexOf(story), 1)
    }
    return told.length + waiting.length > 0
  }
}

/** Somebody files again what they had filed, two people of the bureau see it, and its petitioner does not agree. */
export const repeated: Story = {
  name: 'filed again, joined and parted',
  async begin(walking) {
    const alike = { ...plain, by: 0, hideIdentity: false }
    const first = await file(walking, alike)
    await tell(walking, first, as('appeal'))
    return file(walking, alike)
  },
  scenes: [
    [
      byClerk({
        act: 'registration',
        wanted: ({ matters }, known) => ({
          class: 'appeal',
          purpose: 'request',
          repeatOf: matters[matters.indexOf(known) - 1]?.view.number,
        }),
      }),
      byClerk(agreed('mark-decision')),
    ],
    [{ act: 'mark-contest' }, agreed('mark-contest-decision')],
  ],
}
