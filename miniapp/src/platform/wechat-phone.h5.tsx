/** A browser knows no phone. */
export function WechatPhoneButton(_props: { onCode: (code: string) => void }) {
  return null
}
