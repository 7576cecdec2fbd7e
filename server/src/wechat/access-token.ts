export type AccessToken = {
  get(): Promise<string>
  /** Forgets this token, if it is still the one in use: of many calls refused at once one fetches anew. */
  drop(token: string): void
}

type Fetched = { token: string; expiresInSeconds: number }

// In the last five minutes of a token WeChat hands out its successor and honours both.
const MARGIN_MS = 60_000

/** Keeps WeChat's interface token; however many ask at once, WeChat is asked once. */
export function createAccessToken(options: { fetchToken: () => Promise<Fetched>; now: () => Date }): AccessToken {
  let current: { token: string; goodUntilMs: number } | null = null
  let pending: Promise<string> | null = null

  async function fetchNew() {
    const { token, expiresInSeconds } = await options.fetchToken()
    current = { token, goodUntilMs: options.now().getTime() + expiresInSeconds * 1000 - MARGIN_MS }
    return token
  }

  return {
    async get() {
      if (current && options.now().getTime() < current.goodUntilMs) return current.token
      pending ??= fetchNew().finally(() => {
        pending = null
      })
      return pending
    },
    drop(token) {
      if (current?.token === token) current = null
    },
  }
}
