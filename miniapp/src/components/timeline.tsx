import { Block } from '../platform/elements'

export interface TimelineStep {
  key: string
  what: string
  when: string
  who?: string
  text?: string | null
}

/** Who did what when, the newest first. */
export function Timeline({ steps }: { steps: TimelineStep[] }) {
  return (
    <Block as="ol" className="timeline">
      {steps.map((step) => (
        <Block as="li" key={step.key} className="step">
          <Block className="step-what">{step.what}</Block>
          <Block className="step-when">{step.who ? `${step.when}　${step.who}` : step.when}</Block>
          {step.text ? <Block className="step-text">{step.text}</Block> : null}
        </Block>
      ))}
    </Block>
  )
}
