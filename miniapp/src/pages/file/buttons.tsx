import { Block, Button } from '../../platform/elements'
import type { Stage } from './use-send'

interface Props {
  at: 'first' | 'middle' | Stage
  /** Everything was seen once. */
  canReturn: boolean
  onBack: () => void
  onReturn: () => void
  onNext: () => void
  onPass: () => void
  onSend: () => void
}

/** The way on and the way back, always at the same place. */
export function WizardButtons({ at, canReturn, onBack, onReturn, onNext, onPass, onSend }: Props) {
  const isEarlier = at === 'first' || at === 'middle'
  return (
    <Block className="wizard-buttons">
      {at === 'first' ? null : (
        <Button className="button" onPress={onBack}>
          上一步
        </Button>
      )}
      {canReturn && isEarlier ? (
        <Button className="button" onPress={onReturn}>
          回到核对
        </Button>
      ) : null}
      {isEarlier ? (
        <Button className="button button-primary" onPress={onNext}>
          下一步
        </Button>
      ) : null}
      {at === 'similar' ? (
        <Button className="button button-primary" onPress={onPass}>
          不是同一件，继续提交
        </Button>
      ) : null}
      {at === 'ready' ? (
        <Button className="button button-primary" onPress={onSend}>
          提交
        </Button>
      ) : null}
    </Block>
  )
}

/** Stays where the button of sending was, so that a second tap meets nothing else. */
export function SendingButton() {
  return (
    <Block className="wizard-buttons">
      <Button className="button button-primary" disabled onPress={() => undefined}>
        正在提交…
      </Button>
    </Block>
  )
}
