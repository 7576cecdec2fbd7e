import type { PublishedPage } from '@petition/shared/schemas/published'
import { expect } from 'vitest'
import type { Answer } from './people.ts'
import type { Walk } from './walk.ts'
import { isOfBureau, type Known, linksTold, maySee } from './walk-model.ts'
import type { Walker } from './walk-people.ts'

/** Asks, and looks at every answer for what its reader may not know. */
export async function ask<Body>(walking: Walk, who: Walker, url: string, body?: object): Promise<Answer<Body>> {
  const answer = body ? await who.post<Body>(url, body) : await who.get<Body>(url)
  checkAnswer(walking, who, url, answer)
  return answer
}

/** Nothing in an answer is for others; nobody is asked without a token. */
export function checkAnswer({ secrets, matters }: Walk, who: Walker | null, url: string, answer: Answer<unknown>) {
  const by = `${who?.name ?? 'a visitor'} ${url}`
  expect(answer.status, answer.text).toBeLessThan(500)
  const leaked = secrets.leaked(who, answer.text)
  const places = leaked.map((word) => answer.text.slice(Math.max(0, answer.text.indexOf(word) - 200), answer.text.indexOf(word) + 20))
  expect(places, by).toEqual([])
  const about = matters.find(({ id }) => url.startsWith(`/api/petitions/${id}`))
  if (who && about) expect(linksTold(who, about, matters, answer.text), by).toEqual([])
  // What the bureau owes whom it calls back would tell of a report of retaliation.
  if (who?.kind === 'staff' && !isOfBureau(who)) expect(answer.text, by).not.toMatch(/"call-back"|回访期限/)
  if (answer.status >= 400) expect(answer.headers['content-type']).toContain('application/problem+json')
}

/** Through every door, readers find what the model says they may see, and no word more. */
export async function checkReaders(walking: Walk, readers: readonly Walker[]) {
  for (const who of readers) {
    const seen = walking.matters.filter((known) => maySee(who, known))
    await checkDoors(walking, who, seen)
    await checkLists(walking, who, seen)
    await checkInbox(walking, who, seen)
    if (who.kind === 'resident') await checkCopy(walking, who, seen)
  }
}

async function checkDoors(walking: Walk, who: Walker, seen: readonly Known[]) {
  for (const known of walking.matters) {
    const status = seen.includes(known) ? 200 : 404
    for (const path of [`petitions/${known.id}/timeline`, ...(known.attachmentId ? [`attachments/${known.attachmentId}`] : [])])
      expect((await ask(walking, who, `/api/${path}`)).status, `${who.name} ${path}`).toBe(status)
  }
}

async function checkLists(walking: Walk, who: Walker, seen: readonly Known[]) {
  for (const query of ['', '&q=积水&sort=newest']) {
    const { body } = await ask<{ items: { id: string }[]; total: number }>(walking, who, `/api/petitions?limit=100${encodeURI(query)}`)
    const found = body.items.map(({ id }) => id)
    expect(found.toSorted(), `${who.name} ${query}`).toEqual(seen.map(({ id }) => id).toSorted())
    expect(body.total, `${who.name} counts ${query}`).toBe(found.length)
  }
}

async function checkInbox(walking: Walk, who: Walker, seen: readonly Known[]) {
  const inbox = who.kind === 'staff' ? '/api/desk-notices?limit=100' : '/api/notices?limit=100'
  const { body } = await ask<{ items: { petitionId: string | null }[] }>(walking, who, inbox)
  for (const { petitionId } of body.items)
    if (petitionId)
      expect(
        seen.map(({ id }) => id),
        `${who.name} was told`,
      ).toContain(petitionId)
}

/** What a person takes home is about their own matters, all of them. */
async function checkCopy(walking: Walk, who: Walker, seen: readonly Known[]) {
  const { body } = await ask<{ petitions: { petition: { id: string } }[] }>(walking, who, '/api/profile/copy')
  expect(body.petitions.map(({ petition }) => petition.id).toSorted(), who.name).toEqual(seen.map(({ id }) => id).toSorted())
}

/** What is open to all: published letters as long as they are, counts and the look-up without a word of anybody's. */
export async function checkOpenData(walking: Walk) {
  const { house, matters, random } = walking
  const look = async <Body>(url: string, body?: object) => {
    const answer = body ? await house.visitor.post<Body>(url, body) : await house.visitor.get<Body>(url)
    checkAnswer(walking, null, url, answer)
    return answer
  }
  const { body } = await look<PublishedPage>('/api/published?limit=50')
  expect(body.items.length, 'published letters').toBe(matters.filter((one) => one.isPublished).length)
  for (const { id } of body.items) expect((await look(`/api/published/${id}`)).status).toBe(200)
  const counted = await look<object>('/api/statistics/summary')
  expect(counted.text, 'statistics').not.toMatch(/秘\d{5}密/)
  for (const { view, queryCodes } of matters.filter((one) => one.queryCodes.length > 0)) {
    const found = await look('/api/lookup', { number: view.number, queryCode: random.pick(queryCodes) })
    expect([found.status, found.text]).toEqual([200, expect.not.stringMatching(/秘\d{5}密|138\d{8}|张三/)])
    const other = matters.find((one) => one.view.number !== view.number)?.queryCodes[0]
    if (other) expect((await look('/api/lookup', { number: view.number, queryCode: other })).status).toBe(404)
  }
}
