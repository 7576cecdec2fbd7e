import Taro from '@tarojs/taro'
import { Button } from './elements'
import { openPrivacyContract } from './privacy'

/** As WeChat has released it; a version that is tried out has no number. */
export const version = () => Taro.getAccountInfoSync().miniProgram.version || '试用版'

export function PrivacyContract() {
  return (
    <Button className="button" onPress={openPrivacyContract}>
      小程序隐私保护指引
    </Button>
  )
}
