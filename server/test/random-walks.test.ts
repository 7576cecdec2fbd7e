import { type Act, acts } from '@petition/shared/vocabulary/acts'
import { sql } from 'drizzle-orm'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { type House, openHouse } from './house.ts'
import { type Counts, checkRows, noCounts, startWalk, step } from './walk.ts'
import { file } from './walk-filing.ts'
import { randomFrom } from './walk-people.ts'
import { checkOpenData, checkReaders } from './walk-readers.ts'
import { repeated, stories, teller } from './walk-stories.ts'
import { mergeBodies, passTime } from './walk-time.ts'

/** Others can be walked: WALK_SEEDS=1,2,3, and longer ones: WALK_STEPS=300. */
const seeds = process.env.WALK_SEEDS ? process.env.WALK_SEEDS.split(',').map(Number) : [20261123, 7, 34]
const steps = Number(process.env.WALK_STEPS ?? 80)

let house: House
beforeEach(async () => {
  house = await openHouse({ now: '2026-12-21T09:00:00+08:00' })
})
afterEach(() => house?.close())

/** Over all walks. */
const totals: Counts = noCounts()

it.each(seeds.map((seed, turn) => [seed, turn] as const))(
  'keeps every promise on the walk of seed %i',
  async (seed, turn) => {
    const walking = await startWalk(house, randomFrom(seed))
    try {
      await walk(walking, turn)
    } catch (error) {
      const told = walking.told.join('\n')
      throw new Error(`${String(error)}\nseed ${seed} (WALK_SEEDS=${seed} WALK_TURN=${turn}), after:\n${told}\n`, { cause: error })
    }
    for (const [act, { done, refused }] of walking.counts) add(act, done, refused)
  },
  120_000 + steps * 1000,
)

function add(act: Act, done: number, refused: number) {
  const { done: doneBefore, refused: refusedBefore } = totals.get(act) ?? { done: 0, refused: 0 }
  totals.set(act, { done: doneBefore + done, refused: refusedBefore + refused })
}

it('has done every act of the vocabulary over the walks', () => {
  console.info([...totals].map(([act, { done, refused }]) => `${act} ${done} (${refused} refused)`).join(', '))
  if (process.env.WALK_SEEDS) return
  expect(acts.filter((act) => totals.get(act)?.done === 0)).toEqual([])
})

async function walk(walking: Awaited<ReturnType<typeof startWalk>>, turn: number) {
  const { random, people } = walking
  for (let count = 0; count < 4; count++) await file(walking)
  const tell = teller([repeated, ...stories.filter((_, index) => (index + Number(process.env.WALK_TURN ?? turn)) % 3 !== 0)])
  let [lawful, isMore] = [0, true]
  for (let count = 1; count <= steps || isMore; count++) {
    if (random.chance(0.15)) await passTime(walking)
    if (isMore && random.chance(0.45)) isMore = await tell(walking)
    else if (await step(walking)) lawful++
    if (count === steps) await mergeBodies(walking, '340600-health', '340600-housing')
    if (count % 15 === 0) await checkRows(walking)
    if (count % 20 === 5) await checkReaders(walking, [random.pick(people), random.pick(people)])
    if (count % 20 === 15) await checkOpenData(walking)
  }
  await checkRows(walking, true)
  await checkReaders(walking, people)
  await checkOpenData(walking)
  const repeats = await house.ctx.db.execute(sql`select distinct kind from event where kind like 'repeat-%' order by kind`)
  expect(repeats.map(({ kind }) => kind)).toEqual(['repeat-joined', 'repeat-parted'])
  expect(lawful).toBeGreaterThan(steps / 10)
}
