import { Button as WechatButton } from '@tarojs/components'
import { Sheet } from '../components/sheet'
import { Block, Button } from './elements'
import { agreeButtonId, answerPrivacy, openPrivacyContract, usePrivacyQuestion } from './privacy'

/** Asked by WeChat's rules before the first photo, place or phone number; who refuses can still type. */
export function PrivacySheet() {
  const asked = usePrivacyQuestion()
  if (!asked) return null
  return (
    <Sheet title="个人信息保护提示" onClose={() => answerPrivacy(false)}>
      <Block className="card-note">
        您要用的功能会用到照片、位置或手机号码，只用于办理您的信访事项。请先阅读隐私保护指引；不同意也可以自己填写文字。
      </Block>
      <Button className="button button-plain" onPress={openPrivacyContract}>
        阅读隐私保护指引
      </Button>
      <WechatButton
        id={agreeButtonId}
        className="button button-primary"
        hoverClass="pressed"
        openType="agreePrivacyAuthorization"
        ariaLabel="同意并继续"
        onAgreePrivacyAuthorization={() => answerPrivacy(true)}
      >
        同意并继续
      </WechatButton>
      <Button className="button button-wide" onPress={() => answerPrivacy(false)}>
        不同意
      </Button>
    </Sheet>
  )
}
