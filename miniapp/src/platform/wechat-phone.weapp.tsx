import { Button } from '@tarojs/components'

/** WeChat gives the phone it knows after the person agrees; `code` goes to our service, which asks WeChat. */
export function WechatPhoneButton({ onCode }: { onCode: (code: string) => void }) {
  return (
    <Button
      className="button button-primary"
      hoverClass="pressed"
      openType="getPhoneNumber"
      ariaLabel="使用微信里的手机号"
      onGetPhoneNumber={(event) => {
        if (event.detail.code) onCode(event.detail.code)
      }}
    >
      使用微信里的手机号
    </Button>
  )
}
