import { type Act, actLabels } from '@petition/shared/vocabulary/acts'
import Taro from '@tarojs/taro'
import { pageUrls } from '../../page-urls'
import { Button } from '../../platform/elements'

interface Props {
  petitionId: string
  act: Act
  /** The id of the assignment, proposal or task that the act is about. */
  part?: string
  /** Whose part it is, where that does not stand beside the button. */
  of?: string
}

/** Leads to the form of an act. */
export function ActButton({ petitionId, act, part, of }: Props) {
  return (
    <Button className="button" onPress={() => Taro.navigateTo({ url: pageUrls.act(petitionId, act, part) })}>
      {of ? `${actLabels[act]}（${of}）` : actLabels[act]}
    </Button>
  )
}
