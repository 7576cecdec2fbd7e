import { petitionKinds } from '@petition/shared/vocabulary/petition'
import Taro from '@tarojs/taro'
import { goTo } from '../../../go-to'
import { pageUrls } from '../../../page-urls'
import { Block, Button } from '../../../platform/elements'
import { formTitles } from '../form-titles'

/** Always there: nobody is sent away. */
export function FileHere({ draftId }: { draftId?: string }) {
  return (
    <Block className="actions">
      {draftId ? (
        <Button className="button button-primary" onPress={() => void Taro.navigateBack()}>
          仍在这里提交
        </Button>
      ) : (
        petitionKinds.map((kind) => (
          <Button key={kind} className="button button-wide" onPress={() => goTo(pageUrls.file(kind))}>
            仍在这里提交：{formTitles[kind]}
          </Button>
        ))
      )}
    </Block>
  )
}
