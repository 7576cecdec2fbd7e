import { Block } from '../platform/elements'
import { useToast } from '../toast'

/** Stands on every page before there is anything to say, so that a screen reader hears it come. */
export function ToastHost() {
  const text = useToast()
  return (
    <Block className={text ? 'toast toast-shown' : 'toast'} live="status">
      {text}
    </Block>
  )
}
