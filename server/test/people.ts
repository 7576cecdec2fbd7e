import type { ResidentSession } from '@petition/shared/schemas/session'
import type { StaffRole } from '@petition/shared/vocabulary/roles'
import { and, arrayContains, asc, eq } from 'drizzle-orm'
import type { FastifyInstance } from 'fastify'
import type { Context } from '../src/context.ts'
import { staff } from '../src/db/schema/people.ts'
import { openStaffSession } from '../src/usecases/session/open-session.ts'

export type Answer<Body> = { status: number; body: Body; headers: Record<string, unknown>; text: string }
type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'

/** Somebody at the door, with a token or without. */
export type Caller = {
  token: string | null
  get<Body>(url: string, headers?: Record<string, string>): Promise<Answer<Body>>
  post<Body>(url: string, body?: object, headers?: Record<string, string>): Promise<Answer<Body>>
  send<Body>(
    method: Method,
    url: string,
    options?: { payload?: string | Buffer | object; headers?: Record<string, string> },
  ): Promise<Answer<Body>>
}
export type Resident = Caller & { id: string; name: string }
export type StaffMember = Caller & { id: string; organisationId: string; username: string }

export type People = {
  /** Signs in through WeChat; the same name is the same phone. */
  resident(name: string): Promise<Resident>
  /** Signs in by phone and SMS code, as on the portal. */
  residentBySms(phone: string): Promise<Resident>
  /** Asks for a code and reads it on the phone. */
  smsCode(phone: string): Promise<string>
  /** A login code of `wx.login` on this person's phone, new each time. */
  wechatCode(name: string): string
  /** The first of this role, or the one of that organisation. */
  staff(role: StaffRole, where?: { organisationId?: string; readsSealed?: boolean }): Promise<StaffMember>
}

export function callerOf(app: FastifyInstance, token: string | null): Caller {
  const send: Caller['send'] = async <Body>(
    method: Method,
    url: string,
    { payload, headers = {} }: { payload?: string | Buffer | object; headers?: Record<string, string> } = {},
  ) => {
    const authorization: Record<string, string> = token ? { authorization: `Bearer ${token}` } : {}
    const answer = await app.inject({ method, url, headers: { ...authorization, ...headers }, ...(payload !== undefined && { payload }) })
    const isJson = String(answer.headers['content-type']).includes('json')
    return {
      status: answer.statusCode,
      body: (isJson ? answer.json() : answer.body) as Body,
      headers: answer.headers,
      text: answer.body,
    }
  }
  return {
    token,
    send,
    get: (url, headers) => send('GET', url, headers && { headers }),
    post: (url, body, headers) => send('POST', url, { ...(body && { payload: body }), ...(headers && { headers }) }),
  }
}

type Doors = {
  app: FastifyInstance
  ctx: Context
  simulate<Body>(method: 'GET', path: string): Promise<Body>
}

export function peopleOf({ app, ctx, simulate }: Doors): People {
  let codes = 0
  const visitor = callerOf(app, null)
  const wechatCode = (name: string) => `sim-${name}.${++codes}`

  async function smsCode(phone: string) {
    const asked = await visitor.post('/api/session/sms-code', { phone })
    if (asked.status !== 202) throw new Error(`no SMS code: ${asked.text}`)
    const { messages } = await simulate<{ messages: { code?: string }[] }>('GET', `/simulator/sms/${phone}`)
    return messages.filter(({ code }) => code).at(-1)?.code ?? ''
  }

  async function signIn(url: string, body: object, name: string): Promise<Resident> {
    const answer = await visitor.post<ResidentSession>(url, body)
    if (answer.status !== 200) throw new Error(`no sign-in: ${answer.text}`)
    return { ...callerOf(app, answer.body.token), id: answer.body.person.id, name }
  }

  return {
    wechatCode,
    smsCode,
    resident: (name) => signIn('/api/session/wechat', { code: wechatCode(name) }, name),
    residentBySms: async (phone) => signIn('/api/session/sms', { phone, code: await smsCode(phone) }, phone),
    async staff(role, { organisationId, readsSealed } = {}) {
      const [member] = await ctx.db
        .select()
        .from(staff)
        .where(
          and(
            arrayContains(staff.roles, [role]),
            organisationId === undefined ? undefined : eq(staff.organisationId, organisationId),
            readsSealed === undefined ? undefined : eq(staff.readsSealed, readsSealed),
          ),
        )
        .orderBy(asc(staff.id))
        .limit(1)
      if (!member) throw new Error(`nobody is ${role} of ${organisationId ?? 'any organisation'}`)
      const { id } = await openStaffSession(ctx, member.id)
      return { ...callerOf(app, app.signToken(id)), id: member.id, organisationId: member.organisationId, username: member.username }
    },
  }
}
