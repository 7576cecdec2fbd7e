import { launch } from './wx.ts'

export type App = Awaited<ReturnType<typeof launch>>

/** Opens the app on the phones of people, in front of the service that listens there. */
export const phonesOf =
  ({ wechatCode }: { wechatCode: (name: string) => string }, apiBase: string) =>
  (name: string, left?: App['phone']) =>
    launch({ apiBase, left, loginCode: () => wechatCode(name) })
