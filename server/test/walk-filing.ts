import type { PetitionView } from '@petition/shared/schemas/petition'
import type { ReceivedPetition } from '@petition/shared/schemas/received-petition'
import { expect } from 'vitest'
import { localDate } from '../src/domain/calendar.ts'
import { makeFiling } from './make.ts'
import { upload } from './steps.ts'
import type { Walk } from './walk.ts'
import { everybody, type Known, ownerOnly } from './walk-model.ts'
import { type Walker, writerOf } from './walk-people.ts'
import { ask } from './walk-readers.ts'

type Accused = { organisationId: string } | { name: string }
export type Filing = {
  /** Which resident files. */
  by?: number
  kind?: 'petition' | 'mailbox' | 'suggestion'
  requests?: number
  hideIdentity?: boolean
  accused?: Accused[] | null
  signatories?: number
  electronicDelivery?: boolean
}

const bureau = '340600-bureau'
const discipline = '340600-discipline'

/** A resident files, as the story says, else as chance has it. */
export async function file(walking: Walk, wanted: Filing = {}): Promise<Known> {
  const { random, people, matters } = walking
  const owner = people[wanted.by ?? random.upTo(2)] as Walker
  const earlier = matters.find((one) => one.owner === owner)
  const attachmentId = await upload(owner)
  const { known, filing } = written(walking, owner, wanted)
  const answer = await ask<PetitionView>(walking, owner, '/api/petitions', {
    ...filing,
    electronicDelivery: wanted.electronicDelivery ?? random.chance(0.7),
    ...(earlier && { filedBefore: { answer: 'yes', number: earlier.view.number } }),
    attachmentIds: [attachmentId],
  })
  expect(answer.status, answer.text).toBe(201)
  const { id, queryCode, signatoryCodes = [] } = answer.body
  const queryCodes = [queryCode, ...signatoryCodes.map((one) => one.queryCode)].filter((one) => one !== undefined)
  return kept(walking, known, { id, attachmentId, view: answer.body, queryCodes })
}

/** A letter that a body received directly, entered by its clerk; what may be an accusation goes on to a body that may hold it. */
export async function receive(walking: Walk, organisationId: string, wanted: Filing = {}): Promise<Known> {
  const { people, house, told } = walking
  const clerk = people.find((one) => one.organisationId === organisationId && !one.isLeader && !one.isOfClosedBody)
  if (!clerk) throw new Error(`nobody works at ${organisationId}`)
  const { known, filing } = written(walking, null, wanted)
  const letter = { ...filing, channel: 'letter', receivedOn: localDate(house.now) }
  const answer = await ask<ReceivedPetition>(walking, clerk, '/api/petitions/received', letter)
  expect(answer.status, answer.text).toBe(201)
  known.owner = await writerOf(house, answer.body.id, `写信人${people.length}`)
  people.push(known.owner)
  if (!known.isSealed) {
    known.bureauId = organisationId
    known.followerId = `${organisationId.slice(0, 6)}-bureau`
  }
  const { body: view } = await known.owner.get<PetitionView>(`/api/petitions/${answer.body.id}`)
  told.push(`received at ${organisationId}`)
  return kept(walking, known, {
    id: answer.body.id,
    attachmentId: null,
    view,
    queryCodes: answer.body.queryCode ? [answer.body.queryCode] : [],
  })
}

function kept({ matters, told }: Walk, known: Known, filed: Pick<Known, 'id' | 'attachmentId' | 'view' | 'queryCodes'>): Known {
  Object.assign(known, filed)
  told.push(
    `filed ${matters.length} ${filed.view.kind}${known.isSealed ? ` about ${known.accusedOrganisationIds} ${known.accusedNames}` : ''}`,
  )
  matters.push(known)
  return known
}

/** The words of a filing, and what the walk knows of it; each text has a word of its own. */
function written({ random, secrets }: Walk, owner: Walker | null, wanted: Filing) {
  const accused = wanted.accused ?? null
  const hideIdentity = wanted.hideIdentity ?? random.chance(0.3)
  const known = newKnown(owner as Walker, accused, hideIdentity)
  const say = (mayRead = everybody) => secrets.tell(() => (known.id === '' ? undefined : known), mayRead)
  const kind = accused ? 'petition' : (wanted.kind ?? random.pick(['petition', 'petition', 'mailbox', 'suggestion'] as const))
  const count = wanted.requests ?? (kind === 'petition' ? 1 + random.upTo(2) : random.upTo(2))
  const signatories = Array.from({ length: wanted.signatories ?? 0 }, (_, index) => ({
    name: `业主${'甲乙丙丁戊己'[index % 6]}`,
    phone: `1391111000${index % 10}`,
    representative: index < 2,
  }))
  const filing = makeFiling({
    kind,
    title: `小区门口道路积水${say()}`,
    body: `我们小区门口的路一下雨就积水，出行很不方便。${say()}`,
    requests: Array.from({ length: count }, () => `请疏通排水管道${say()}`),
    hideIdentity,
    aboutConduct: accused !== null,
    petitioner: { type: 'person', name: '张三', phone: '13800000001', address: `相山区东街道幸福小区三栋二单元${say(ownerOnly)}` },
    ...(accused && { accused }),
    ...(signatories.length > 0 && { signatories, peopleCount: signatories.length }),
  })
  return { known, filing }
}

function newKnown(owner: Walker, accused: readonly Accused[] | null, hidesIdentity: boolean): Known {
  const accusedOrganisationIds = (accused ?? []).flatMap((one) => ('organisationId' in one ? [one.organisationId] : []))
  const accusedNames = (accused ?? []).flatMap((one) => ('name' in one ? [one.name] : []))
  const first = accusedOrganisationIds.includes(bureau) || accusedNames.length > 0 ? discipline : bureau
  return {
    id: '',
    owner,
    isSealed: accused !== null,
    hidesIdentity,
    isAboutConduct: accused !== null,
    askedClass: null,
    bureauId: first,
    followerId: first,
    accusedOrganisationIds,
    accusedNames,
    parts: [],
    rounds: 0,
    recused: new Set(),
    attachmentId: null,
    view: {} as PetitionView,
    drafts: [],
    asked: [],
    recusals: new Map(),
    deciders: new Map(),
    agreed: new Map(),
    contested: new Set(),
    callers: [],
    first: null,
    isPublished: false,
    queryCodes: [],
    isInStory: false,
  }
}
