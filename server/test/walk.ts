import type { PetitionView } from '@petition/shared/schemas/petition'
import { type Act, acts } from '@petition/shared/vocabulary/acts'
import { expect } from 'vitest'
import { localDate } from '../src/domain/calendar.ts'
import { replayPetition } from '../src/usecases/petition/replay-petitions.ts'
import type { House } from './house.ts'
import { anyAct, bodyOf, lawfulStep, type Part, partOf } from './walk-acts.ts'
import { late, tracesOf, undated, unexplained } from './walk-checks.ts'
import { unguarded } from './walk-guards.ts'
import { learn } from './walk-learning.ts'
import { downOnly, everybody, type Known, maySee, type Secrets, secretsOf } from './walk-model.ts'
import { gather, type Random, type Walker } from './walk-people.ts'
import { ask, checkAnswer } from './walk-readers.ts'

/** How often acts succeeded and were refused. */
export type Counts = Map<Act, { done: number; refused: number }>
export const noCounts = (): Counts => new Map(acts.map((act) => [act, { done: 0, refused: 0 }]))

/** One walk: who walks where, what was filed, what everybody said, and all that was done so that it can be read after a failure. */
export type Walk = {
  house: House
  people: Walker[]
  organisationIds: string[]
  random: Random
  told: string[]
  secrets: Secrets
  matters: Known[]
  counts: Counts
  /** Since they were last looked at. */
  touched: Set<Known>
}

/** Those that somebody works for come up most; a city has others, too. */
const busy = ['340600-housing', '340600-health', '340600-housing', '340600-health', '340600-discipline', '340602-housing']

export async function startWalk(house: House, random: Random): Promise<Walk> {
  const people = await gather(house)
  const bodies = [...new Set(people.map((one) => one.organisationId).filter((id) => id !== ''))]
  const organisationIds = [...bodies, ...busy, ...busy, '340600-court', '340604-housing']
  return {
    house,
    people,
    organisationIds,
    random,
    told: [],
    secrets: secretsOf(),
    matters: [],
    counts: noCounts(),
    touched: new Set(),
  }
}

/** Somebody does something; true when the house let it happen. */
export async function step(walking: Walk): Promise<boolean> {
  const { random, people, counts } = walking
  const known = pickMatter(walking)
  const able = random.chance(0.8) ? people.filter((one) => maySee(one, known)) : []
  let who = random.pick(people)
  let chosen: ReturnType<typeof lawfulStep> = null
  for (let tries = 0; tries < 6 && able.length > 0 && !chosen; tries++) {
    who = random.pick(able)
    const seen = await ask<PetitionView>(walking, who, `/api/petitions/${known.id}`)
    expect(seen.status, `${who.name} looks at ${known.id}`).toBe(200)
    known.view = seen.body
    chosen = lawfulStep(random, known, counts)
  }
  return deed(walking, { known, who, act: chosen?.act ?? anyAct(random), part: chosen ? (chosen.part ?? null) : undefined })
}

/** What a story tells is left alone mostly, until it has been told. */
function pickMatter({ random, matters }: Walk): Known {
  const free = matters.filter((one) => !one.isInStory)
  return random.pick(free.length > 0 && random.chance(0.85) ? free : matters)
}

export type Wanted = { approved?: boolean; outcome?: string; [field: string]: unknown }
type Insisting = { act: Act; wanted?: Wanted | undefined; may?: ((who: Walker) => boolean) | undefined }

/** Done by the first who may, if anybody may now. */
export async function insist(walking: Walk, known: Known, { act, wanted = {}, may = () => true }: Insisting): Promise<boolean> {
  for (const who of walking.people.filter((one) => may(one) && maySee(one, known))) {
    const { body: view } = await ask<PetitionView>(walking, who, `/api/petitions/${known.id}`)
    if (!view.allowedActions.includes(act)) continue
    known.view = view
    const part = [...view.assignments, ...view.proposals, ...view.tasks].find((one) => one.allowedActions.includes(act))
    return deed(walking, { known, who, act, part: part ?? null, wanted })
  }
  walking.told.push(`nobody may ${act} on ${walking.matters.indexOf(known)} now`)
  return false
}

/** `part`: on which one; null where the act is on the petition as a whole, left out it is chance. */
type Deed = { known: Known; who: Walker; act: Act; part: Part | null | undefined; wanted?: Wanted }

async function deed(walking: Walk, { known, who, act, part, wanted }: Deed): Promise<boolean> {
  const { house, random, told, counts, matters } = walking
  const askedBefore = known.asked.filter(({ id }) => id !== undefined)
  const { outcome, ...said } = wanted ?? {}
  const filled = { ...bodyFor(walking, { known, who, act, wanted }), ...partOf(random, act, known.view, part), ...said }
  const body = wanted ? filled : spoilt(random, filled)
  const before = await tracesOf(house.ctx)
  const url = `/api/petitions/${known.id}/${act}`
  const answer = await who.post<PetitionView>(url, body)
  const after = await tracesOf(house.ctx)
  told.push(`${localDate(house.now)} ${who.name} ${act} on ${matters.indexOf(known)}: ${answer.status} ${JSON.stringify(body)}`)
  expect(unexplained(before.of(known.id), after.of(known.id)), `${act} moved a date in silence`).toEqual([])
  expect(late(before.of(known.id), after.of(known.id), localDate(house.now)), `${act} took a late date away`).toEqual([])
  const count = counts.get(act) ?? { done: 0, refused: 0 }
  counts.set(act, count)
  if (answer.status >= 400) {
    count.refused++
    expect(after.counts, `${act} was refused and wrote something`).toEqual(before.counts)
    known.asked = askedBefore
    checkAnswer(walking, who, url, answer)
    return false
  }
  count.done++
  expect(await undated(house.ctx), `after ${act}`).toEqual([])
  walking.touched.add(known)
  learn(walking, { known, who, act, body }, answer)
  // Looked at last: what was taken back is the actor's to read in this very answer.
  checkAnswer(walking, who, url, answer)
  return true
}

type Filling = { known: Known; who: Walker; act: Act; wanted: Wanted | undefined }

function bodyFor({ house, random, matters, organisationIds, people, secrets }: Walk, { known, who, act, wanted }: Filling) {
  const goesDown = downOnly(who, act, known)
  return bodyOf(act, {
    random,
    who,
    known,
    view: known.view,
    others: matters,
    organisationIds,
    staff: people.filter((one) => one.kind === 'staff'),
    now: house.now,
    wanted,
    say: (mayRead = everybody) =>
      secrets.tell(
        () => known,
        (reader, one) => mayRead(reader, one) && goesDown(reader, one),
      ),
    sayToAll: () => secrets.tellAll(() => known),
  })
}

/** Now and then a field that is nonsense. */
function spoilt(random: Random, filled: Record<string, unknown>) {
  return random.chance(0.04) ? { ...filled, [random.pick(Object.keys(filled))]: random.pick([null, 7, '', [[]], { a: 1 }]) } : filled
}

/** The chain is whole, replay gives the same rows and clocks, and nothing left its remedy without a guard. */
export async function checkRows({ house, touched, matters }: Walk, all = false) {
  for (const { id } of all ? matters : touched) expect((await replayPetition(house.ctx, id)).differences, id).toEqual([])
  touched.clear()
  expect(await unguarded(house.ctx)).toEqual([])
}
