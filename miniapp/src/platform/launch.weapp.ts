import Taro from '@tarojs/taro'
import { watchPrivacy } from './privacy'

/** What has to be set up before the first page. */
export function onAppLaunch() {
  watchPrivacy()
  const updates = Taro.getUpdateManager()
  updates.onUpdateReady(() => {
    Taro.showModal({
      title: '有新版本',
      content: '新版本已经准备好。写好的内容保存在手机上，重新打开后还在。',
      confirmText: '重新打开',
      cancelText: '以后再说',
      success: ({ confirm }) => confirm && updates.applyUpdate(),
    })
  })
}
