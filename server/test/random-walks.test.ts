import type { PetitionView } from '@petition/shared/schemas/petition'
import { type Act, acts } from '@petition/shared/vocabulary/acts'
import { sql } from 'drizzle-orm'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { addDays, localDate } from '../src/domain/calendar.ts'
import { correctCalendarDay } from '../src/usecases/calendar/correct-calendar-day.ts'
import { replayPetition } from '../src/usecases/petition/replay-petitions.ts'
import { lapseRewordings } from '../src/usecases/warning/lapse-rewordings.ts'
import { remindResidents } from '../src/usecases/warning/remind-residents.ts'
import { warnDesks } from '../src/usecases/warning/warn-desks.ts'
import { type House, openHouse } from './house.ts'
import { makeFiling } from './make.ts'
import type { Answer } from './people.ts'
import { upload } from './steps.ts'
import { anyAct, bodyOf, lawfulStep, type Part, partOf } from './walk-acts.ts'
import { tracesOf, undated, unexplained, unguarded } from './walk-checks.ts'
import {
  aboveOf,
  downOnly,
  everybody,
  isOfBureau,
  type Known,
  leadersWhoRead,
  linksTold,
  maySee,
  ownerOnly,
  passContestsOn,
  recall,
  type Secrets,
  secretsOf,
  superiorOf,
  takeBack,
} from './walk-model.ts'
import { gather, type Random, randomFrom, type Walker } from './walk-people.ts'

const seeds = process.env.WALK_SEEDS ? process.env.WALK_SEEDS.split(',').map(Number) : [20261123, 7, 34]
const actsOfWalk = 120

let house: House
let people: Walker[]
let organisationIds: string[]

beforeEach(async () => {
  house = await openHouse({ now: '2026-12-21T09:00:00+08:00' })
  people = await gather(house)
  const bodies = [...new Set(people.map((one) => one.organisationId).filter((id) => id !== ''))]
  // Those that somebody works for come up most; a city has others, too.
  const busy = ['340600-housing', '340600-police', '340600-housing', '340600-police', '340600-discipline']
  organisationIds = [...bodies, ...busy, ...busy, '340600-court', '340604-housing']
})
afterEach(() => house?.close())

/** How often each act happened, over all walks. */
const happened = new Map<Act, number>(acts.map((act) => [act, 0]))

it.each(seeds)('keeps every promise on the walk of seed %i', async (seed) => {
  const told: string[] = []
  try {
    await walk(randomFrom(seed), told)
  } catch (error) {
    throw new Error(`seed ${seed} (WALK_SEEDS=${seed}), after:\n${told.slice(-40).join('\n')}\n`, { cause: error })
  }
})

/** What every few walks do; the printed counts tell how often the rest came up. */
const reached: readonly Act[] = [
  'registration',
  'transfer',
  'class-change',
  'class-decision',
  'recusal',
  'recusal-decision',
  'recall',
  'mark-decision',
  'mark-contest',
  'mark-contest-decision',
]

it.skipIf(process.env.WALK_SEEDS)('has marked, contested, recused and taken back over the walks', () => {
  console.info([...happened].map(([act, times]) => `${act} ${times}`).join(', '))
  expect(reached.filter((act) => happened.get(act) === 0)).toEqual([])
})

type Walk = { random: Random; told: string[]; secrets: Secrets; matters: Known[]; done: Map<Act, number> }

async function walk(random: Random, told: string[]) {
  const walking: Walk = { random, told, secrets: secretsOf(), matters: [], done: new Map() }
  for (let count = 0; count < 5; count++) walking.matters.push(await file(walking, count))
  const joined = await joinRepeat(walking)
  let lawful = 0
  for (let count = 1; count <= actsOfWalk; count++) {
    if (random.chance(0.2)) await passTime(walking)
    if (await step(walking)) lawful++
    if (count > 20 && joined.first) await partRepeat(walking, joined)
    if (count % 10 === 0) await checkRows(walking)
    if (count % 20 === 5) await checkReaders(walking, [random.pick(people), random.pick(people)])
  }
  await checkRows(walking)
  await checkReaders(walking, people)
  const repeats = await house.ctx.db.execute(sql`select distinct kind from event where kind like 'repeat-%' order by kind`)
  expect(repeats.map(({ kind }) => kind)).toEqual(['repeat-joined', 'repeat-parted'])
  expect(lawful).toBeGreaterThan(actsOfWalk / 5)
  expect(lawful).toBeLessThan(actsOfWalk * 0.95)
}

/** Somebody files again what they had filed, and two people of the bureau see it. */
async function joinRepeat(walking: Walk): Promise<Known> {
  const alike = { kind: 'petition', hideIdentity: false } as const
  const [first, later] = [await file(walking, 0, alike), await file(walking, 0, alike)]
  walking.matters.push(first, later)
  const asAppeal = { class: 'appeal', purpose: 'request' }
  await insist(walking, first, 'registration', { ...asAppeal, repeatOf: undefined })
  await insist(walking, later, 'registration', { ...asAppeal, repeatOf: first.view.number })
  // The leader stays free to decide what may be contested.
  await insist(walking, later, 'mark-decision', { approved: true }, (who) => !who.isLeader)
  expect(later.first).toBe(first)
  return later
}

async function partRepeat(walking: Walk, later: Known) {
  await insist(walking, later, 'mark-contest', {})
  await insist(walking, later, 'mark-contest-decision', { approved: true })
}

/** Done by the first who may, if anybody may now. */
async function insist(walking: Walk, known: Known, act: Act, wanted: Wanted, may: (who: Walker) => boolean = () => true) {
  for (const who of people.filter((one) => may(one) && maySee(one, known))) {
    const { body: view } = await ask<PetitionView>(walking, who, `/api/petitions/${known.id}`)
    if (!view.allowedActions.includes(act)) continue
    known.view = view
    const part = [...view.assignments, ...view.proposals, ...view.tasks].find((one) => one.allowedActions.includes(act))
    await deed(walking, { known, who, act, part, wanted })
    return
  }
}

/** Asks, and looks at every answer for what its reader may not know. */
async function ask<Body>(walking: Walk, who: Walker, url: string, body?: object): Promise<Answer<Body>> {
  const answer = body ? await who.post<Body>(url, body) : await who.get<Body>(url)
  checkAnswer(walking, who, url, answer)
  return answer
}

function checkAnswer({ secrets, matters }: Walk, who: Walker, url: string, answer: Answer<unknown>) {
  expect(answer.status, answer.text).toBeLessThan(500)
  const leaked = secrets.leaked(who, answer.text)
  const places = leaked.map((word) => answer.text.slice(Math.max(0, answer.text.indexOf(word) - 200), answer.text.indexOf(word) + 20))
  expect(places, `${who.name} ${url}`).toEqual([])
  const about = matters.find(({ id }) => url.startsWith(`/api/petitions/${id}`))
  if (about) expect(linksTold(who, about, matters, answer.text), `${who.name} ${url}`).toEqual([])
  // What the bureau owes whom it calls back would tell of a report of retaliation.
  if (who.kind === 'staff' && !isOfBureau(who)) expect(answer.text, `${who.name} ${url}`).not.toMatch(/"call-back"|回访期限/)
  if (answer.status >= 400) expect(answer.headers['content-type']).toContain('application/problem+json')
}

async function file(walking: Walk, count: number, alike: { kind?: 'petition'; hideIdentity?: boolean } = {}): Promise<Known> {
  const { random, secrets, matters } = walking
  const owner = people[count % 2] as Walker
  const holder: { known?: Known } = {}
  const say = (mayRead = everybody) => secrets.tell(() => holder.known, mayRead)
  const accused = random.pick([
    [],
    [{ organisationId: '340600-housing' }],
    [{ organisationId: '340600-bureau' }],
    [{ name: '淮北市信访局经办人' }],
  ])
  const isSealed = count === 4
  const hidesIdentity = alike.hideIdentity ?? random.chance(0.3)
  const earlier = matters.find((one) => one.owner === owner)
  const attachmentId = await upload(owner)
  const filing = makeFiling({
    kind: alike.kind ?? random.pick(count === 4 ? ['petition'] : ['petition', 'petition', 'mailbox', 'suggestion']),
    title: `小区门口道路积水${say()}`,
    body: `我们小区门口的路一下雨就积水，出行很不方便。${say()}`,
    electronicDelivery: random.chance(0.7),
    hideIdentity: hidesIdentity,
    ...(earlier && { filedBefore: { answer: 'yes', number: earlier.view.number } }),
    aboutConduct: isSealed,
    attachmentIds: [attachmentId],
    petitioner: { type: 'person', name: '张三', phone: '13800000001', address: `相山区东街道幸福小区三栋二单元${say(ownerOnly)}` },
    ...(isSealed && { accused }),
  })
  const requests = Array.from({ length: filing.kind === 'petition' ? 1 + random.upTo(2) : random.upTo(2) }, () => `请疏通排水管道${say()}`)
  const answer = await ask<PetitionView>(walking, owner, '/api/petitions', { ...filing, requests })
  expect(answer.status, answer.text).toBe(201)
  const accusedOrganisationIds = isSealed ? accused.flatMap((one) => ('organisationId' in one ? [one.organisationId] : [])) : []
  const accusedNames = isSealed ? accused.flatMap((one) => ('name' in one ? [one.name] : [])) : []
  const isPastBureau = accusedOrganisationIds.includes('340600-bureau') || accusedNames.length > 0
  const known: Known = {
    id: answer.body.id,
    owner,
    isSealed,
    hidesIdentity,
    isAboutConduct: isSealed,
    askedClass: null,
    bureauId: isPastBureau ? '340600-discipline' : '340600-bureau',
    accusedOrganisationIds,
    accusedNames,
    parts: [],
    rounds: 0,
    recused: new Set(),
    attachmentId,
    view: answer.body,
    drafts: [],
    asked: [],
    recusals: new Map(),
    deciders: new Map(),
    agreed: new Map(),
    contested: new Set(),
    callers: [],
    first: null,
  }
  holder.known = known
  walking.told.push(`filed ${matters.length} ${filing.kind}${isSealed ? ` about ${JSON.stringify(accused)}` : ''}`)
  return known
}

/** Somebody does something; true when the house let it happen. */
async function step(walking: Walk): Promise<boolean> {
  const { random, matters, done } = walking
  const known = random.pick(matters)
  const able = random.chance(0.75) ? people.filter((one) => maySee(one, known)) : []
  let who = random.pick(people)
  let chosen: ReturnType<typeof lawfulStep> = null
  for (let tries = 0; tries < 8 && able.length > 0 && !chosen; tries++) {
    who = random.pick(able)
    const seen = await ask<PetitionView>(walking, who, `/api/petitions/${known.id}`)
    expect(seen.status, `${who.name} looks at ${known.id}`).toBe(200)
    known.view = seen.body
    chosen = lawfulStep(random, known.view, done)
  }
  return deed(walking, { known, who, act: chosen?.act ?? anyAct(random), part: chosen?.part })
}

type Wanted = { approved?: boolean; [field: string]: unknown }
type Deed = { known: Known; who: Walker; act: Act; part: Part | undefined; wanted?: Wanted }

async function deed(walking: Walk, { known, who, act, part, wanted }: Deed): Promise<boolean> {
  const { random, secrets, matters, told, done } = walking
  const { view } = known
  const goesDown = downOnly(who, act, known)
  const say = (mayRead = everybody) =>
    secrets.tell(
      () => known,
      (reader, one) => mayRead(reader, one) && goesDown(reader, one),
    )
  const situation = {
    random,
    who,
    known,
    view,
    others: matters,
    organisationIds,
    staff: people.slice(2),
    now: house.now,
    say,
    approved: wanted?.approved,
  }
  const filled = { ...bodyOf(act, situation), ...partOf(random, act, view, part), ...wanted }
  const askedBefore = known.asked.filter(({ id }) => id !== undefined)
  const body =
    !wanted && random.chance(0.04) ? { ...filled, [random.pick(Object.keys(filled))]: random.pick([null, 7, '', [[]], { a: 1 }]) } : filled
  const before = await tracesOf(house.ctx)
  const url = `/api/petitions/${known.id}/${act}`
  const answer = await who.post<PetitionView>(url, body)
  const after = await tracesOf(house.ctx)
  told.push(`${localDate(house.now)} ${who.name} ${act} on ${matters.indexOf(known)}: ${answer.status} ${JSON.stringify(body)}`)
  expect(unexplained(before.of(known.id), after.of(known.id)), `${act} moved a date in silence`).toEqual([])
  if (answer.status >= 400) {
    expect(after.counts, `${act} was refused and wrote something`).toEqual(before.counts)
    known.asked = askedBefore
    checkAnswer(walking, who, url, answer)
    return false
  }
  done.set(act, (done.get(act) ?? 0) + 1)
  happened.set(act, (happened.get(act) ?? 0) + 1)
  learn(known, who, act, body, answer)
  if (answer.status === 200) known.first = answer.body.joinedTo ? (matters.find(({ id }) => id === answer.body.joinedTo?.id) ?? null) : null
  // Looked at last: what was taken back is the actor's to read in this very answer.
  checkAnswer(walking, who, url, answer)
  return true
}

/** What a deed that happened changes in the model. */
function learn(known: Known, who: Walker, act: Act, body: Record<string, unknown>, { status, body: view }: Answer<PetitionView>) {
  const assignmentId = typeof body.assignmentId === 'string' ? body.assignmentId : undefined
  learnClass(known, act, body)
  if (act === 'retaliation-report' && body.aboutBureau === true) known.callers.push(aboveOf(known))
  const called = act === 'call-back' ? known.callers.indexOf(who.organisationId) : -1
  if (called !== -1) known.callers.splice(called, 1)
  if (act === 'recusal-decision' && body.approved !== undefined) decideRecusal(known, act, body)
  if (act.endsWith('-contest-decision')) {
    known.deciders.delete(askedOf(known, act, body))
    known.contested.delete(askedOf(known, act, body))
  }
  if (act.endsWith('-decision') && body.approved === true && !act.endsWith('-contest-decision'))
    known.agreed.set(askedOf(known, act, body), who.id)
  const before = known.view
  const target = assignmentId ?? only(before.assignments.filter((one) => one.allowedActions.includes(act)))
  if (target && act === 'recall') recall(known, target)
  if (status !== 200) return
  known.view = view
  for (const one of view.assignments)
    if (!known.parts.some(({ id }) => id === one.id))
      known.parts.push({ id: one.id, parentId: one.parentId, organisationId: one.organisation.id, role: one.role, isGone: false })
  if (target && act === 'objection-decision' && body.objectionUpheld === true) {
    takeBack(known, target)
    known.rounds++
  }
  // Where all its leaders stay away another body's signs it.
  const writer = act === 'reply-approval' ? known.parts.find(({ id }) => id === target)?.organisationId : undefined
  const draft = known.drafts.findLast((one) => one.organisationId === (writer ?? who.organisationId) && !one.isSigned)
  if (draft && (act === 'reply-approval' ? body.approved === true : act === 'reply' && view.status === 'replied')) draft.isSigned = true
  const asking = known.asked.at(-1)
  if (asking && asking.id === undefined)
    asking.id ??= view.proposals.findLast(({ id, kind }) => kind === asking.act && !known.asked.some((one) => one.id === id))?.id ?? ''
  const decided =
    before.proposals.find(({ id }) => id === body.proposalId) ?? before.proposals.find((one) => one.allowedActions.includes(act))
  const asked = known.asked.find(({ id }) => id === decided?.id)
  if (asked && act === `${asked.act}-decision` && body.approved === true) asked.isTold = true
  if (act === 'route-contest' || act === 'mark-contest') {
    known.contested.add(askedOf({ view: before }, act, body))
    passContestsOn(known, people)
  }
  if (act === 'recusal') {
    const asked = view.proposals.find(({ id, kind }) => kind === 'recusal' && !before.proposals.some((one) => one.id === id))
    const on = asked?.assignmentId
    const place = on ? known.parts.find(({ id }) => id === on)?.organisationId : known.bureauId
    const named = people.filter((one) => one.name === body.name && one.organisationId === place)
    const concerned = who.kind === 'staff' ? [who] : named
    known.recusals.set(
      on ?? '',
      concerned.map(({ id }) => id),
    )
    const hasNoHead = !people.some((one) => one.isLeader && one.organisationId === place)
    const mayMeanHead =
      hasNoHead || concerned.some((one) => one.isLeader) || (who.kind === 'resident' && String(body.name).includes('负责人'))
    const sender = view.assignments.find(({ id }) => id === on)?.sender.id
    const isSenderAsked = sender !== undefined && sender !== place && leadersWhoRead(sender, known, people).length > 0
    const decider = mayMeanHead && place && !isSenderAsked ? superiorOf(place, known, people) : null
    if (decider && asked) known.deciders.set(asked.id, { body: decider, partId: on ?? null })
  }
}

/** As what it is asked to be taken, and what follows for who may see it. */
function learnClass(known: Known, act: Act, body: Record<string, unknown>) {
  const { view, isAboutConduct } = known
  const setClass = (petitionClass: string) => {
    known.isSealed = isAboutConduct || petitionClass === 'accusation'
  }
  if (act === 'registration' || act === 'class-change') {
    const filed = isAboutConduct ? 'accusation' : view.kind === 'suggestion' ? 'suggestion' : 'appeal'
    const was = act === 'registration' ? filed : (view.class ?? '')
    const asked = String(body.class)
    if (asked === 'accusation') known.isSealed = true
    if (act === 'class-change' || (asked !== 'appeal' && asked !== filed)) known.askedClass = { asked, was }
  }
  if (act === 'class-decision' && known.askedClass) setClass(body.approved === true ? known.askedClass.asked : known.askedClass.was)
  const decided = view.proposals.find(({ id }) => id === body.proposalId) ?? view.proposals.find((one) => one.allowedActions.includes(act))
  if (act !== 'route-contest-decision' || decided?.kind !== 'class' || body.approved !== true || !known.askedClass) return
  // No body with power over accusations has any over what is none.
  if (known.askedClass.asked === 'accusation') for (const one of known.parts) one.isGone = true
  setClass(known.askedClass.was)
}

function decideRecusal(known: Known, act: Act, body: Record<string, unknown>) {
  const { proposals } = known.view
  const decided = proposals.find(({ id }) => id === askedOf(known, act, body))
  known.deciders.delete(askedOf(known, act, body))
  const named = Array.isArray(body.staffIds) ? (body.staffIds as string[]) : known.recusals.get(decided?.assignmentId ?? '')
  if (body.approved === true) for (const id of named ?? []) known.recused.add(id)
  passContestsOn(known, people)
}

const askedIn = (view: PetitionView, act: Act) => view.proposals.find((one) => one.allowedActions.includes(act))?.id ?? ''
const askedOf = ({ view }: Pick<Known, 'view'>, act: Act, { proposalId }: Record<string, unknown>) =>
  view.proposals.find(({ id }) => id === proposalId)?.id ?? askedIn(view, act)

const only = (parts: readonly { id: string }[]) => (parts.length === 1 ? parts[0]?.id : undefined)

/** Days go by, with what the service does by itself; now and then the State Council changes its mind. */
async function passTime({ random, told, matters }: Walk) {
  const days = random.pick([0, 1, 1, 2, 3, 5, 8, 13, 25])
  house.now = new Date(house.now.getTime() + days * 86_400_000 + random.upTo(6) * 3_600_000)
  told.push(`${localDate(house.now)} ${days} days later`)
  const before = await tracesOf(house.ctx)
  if (random.chance(0.4)) {
    const on = addDays(localDate(house.now), 1 + random.upTo(60))
    const off = random.chance(0.5)
    told.push(`the calendar is corrected: ${on} ${off ? 'off' : 'work'}`)
    await correctCalendarDay(house.ctx, { on, off, name: '更正' })
  }
  await lapseRewordings(house.ctx)
  await remindResidents(house.ctx)
  await warnDesks(house.ctx)
  const after = await tracesOf(house.ctx)
  for (const { id } of matters) expect(unexplained(before.of(id), after.of(id)), `${told.at(-1)} moved a date in silence`).toEqual([])
}

/** The chain is whole, replay gives the same rows and clocks, and nothing left its remedy without a guard. */
async function checkRows({ matters }: Walk) {
  for (const { id } of matters) expect((await replayPetition(house.ctx, id)).differences, id).toEqual([])
  expect(await unguarded(house.ctx)).toEqual([])
  expect(await undated(house.ctx)).toEqual([])
}

/** Through every door, readers find what the model says they may see, and no word more. */
async function checkReaders(walking: Walk, readers: readonly Walker[]) {
  const { matters } = walking
  for (const who of readers) {
    const seen = matters.filter((known) => maySee(who, known)).map(({ id }) => id)
    for (const known of matters) {
      const status = seen.includes(known.id) ? 200 : 404
      for (const path of [`petitions/${known.id}/timeline`, `attachments/${known.attachmentId}`])
        expect((await ask(walking, who, `/api/${path}`)).status, `${who.name} ${path}`).toBe(status)
    }
    const ids = matters.map(({ id }) => id)
    for (const query of ['', '&q=积水&sort=newest']) {
      const { body } = await ask<{ items: { id: string }[]; total: number }>(walking, who, `/api/petitions?limit=100${encodeURI(query)}`)
      const found = body.items.map(({ id }) => id)
      expect(found.filter((id) => ids.includes(id)).sort(), `${who.name} ${query}`).toEqual([...seen].sort())
      expect(body.total, `${who.name} counts ${query}`).toBe(found.length)
    }
    const inbox = who.kind === 'staff' ? '/api/desk-notices?limit=100' : '/api/notices?limit=100'
    const { body } = await ask<{ items: { petitionId: string | null }[] }>(walking, who, inbox)
    for (const { petitionId } of body.items)
      if (petitionId && ids.includes(petitionId)) expect(seen, `${who.name} was told`).toContain(petitionId)
  }
}
