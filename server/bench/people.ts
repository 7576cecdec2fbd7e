import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { ResidentSession } from '@petition/shared/schemas/session'
import { callers } from './measure.ts'
import type { Stage } from './stage.ts'

export type Caller = { personId: string; headers: Record<string, string> }
export type Clerk = Caller & { organisationId: string }
export type People = { residents: Caller[]; bureauClerk: Clerk; unitClerk: Clerk }

type DemoAccount = { username: string; password: string; roles: string[]; organisation: { id: string } }

/** Real sign-ins: as many residents as there are callers, and two clerks. */
export async function signIn({ apiUrl, dataDir }: Pick<Stage, 'apiUrl' | 'dataDir'>): Promise<People> {
  const open = async (door: string, body: object): Promise<Caller> => {
    const { token, person } = await post<ResidentSession>(`${apiUrl}/api/session/${door}`, body)
    return { personId: person.id, headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' } }
  }
  const accounts = JSON.parse(await readFile(join(dataDir, 'demo-accounts.json'), 'utf8')) as DemoAccount[]
  const clerk = async (role: string): Promise<Clerk> => {
    const account = accounts.find(({ roles }) => roles.includes(role))
    if (!account) throw new Error(`there is no demo account of a ${role}`)
    const { username, password, organisation } = account
    return { ...(await open('staff', { username, password })), organisationId: organisation.id }
  }
  const residents: Caller[] = []
  for (let n = 1; n <= callers; n++) residents.push(await open('wechat', { code: `sim-resident${n}.1` }))
  return { residents, bureauClerk: await clerk('bureau-clerk'), unitClerk: await clerk('unit-clerk') }
}

export async function post<Answer>(url: string, body: object, headers: Record<string, string> = {}): Promise<Answer> {
  const response = await fetch(url, {
    method: 'POST',
    body: JSON.stringify(body),
    headers: { 'content-type': 'application/json', ...headers },
  })
  if (!response.ok) throw new Error(`${url} answered ${response.status}: ${await response.text()}`)
  return (await response.json()) as Answer
}
