import Taro from '@tarojs/taro'
import { Notice } from '../../components/notice'
import { pageUrls } from '../../page-urls'
import { Block, Button } from '../../platform/elements'
import type { ActProps } from './use-act'

/** The service allows something that this version of the app does not know yet: there must be a way all the same. */
export function UnknownAct({ petition }: ActProps) {
  const maySupplement = petition.allowedActions.includes('supplement')
  return (
    <Notice tone="info">
      <Block>
        这一步是新增加的，您现在用的版本还没有它的页面。请关闭后重新打开再试；仍然没有的，可以在网页上办，或者到信访局窗口办理。
      </Block>
      {maySupplement ? (
        <Button className="button" onPress={() => Taro.redirectTo({ url: pageUrls.act(petition.id, 'supplement') })}>
          先写在补充说明里
        </Button>
      ) : null}
    </Notice>
  )
}
