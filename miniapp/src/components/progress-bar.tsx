import { Block, Mark, Text } from '../platform/elements'

/** Where one is in a row of steps, in words and as a bar. */
export function ProgressBar({ step, of, label }: { step: number; of: number; label: string }) {
  return (
    <Block className="progress">
      <Block className="progress-words" live="status">
        <Text className="progress-label">{label}</Text>
        <Text className="progress-count">{`第${step}步，共${of}步`}</Text>
      </Block>
      <Block className="progress-bar">
        {Array.from({ length: of }, (_, index) => (
          <Mark key={index} className={index < step ? 'progress-part progress-done' : 'progress-part'} />
        ))}
      </Block>
    </Block>
  )
}
