import { formatWeekday } from '../../../days'
import { Block, Heading } from '../../../platform/elements'
import { ActFrame } from '../act-frame'
import { Choose, saidYes, yesNo } from '../choose'
import { type ActProps, useAct } from '../use-act'
import { Written, written } from '../written'

const reasonMark = '。理由：'

/** The old and the proposed wording in sight together; the petitioner decides. */
export function RewordingAnswer(props: ActProps) {
  const state = useAct(props)
  const proposal = props.petition.proposals.find(({ id }) => id === props.partId)
  const request = props.petition.requests.find(({ id }) => id === proposal?.requestId)
  const [wording = '', reason = ''] = proposal?.text.split(reasonMark) ?? []
  return (
    <ActFrame
      state={state}
      explanation="单位建议换一种说法来写您的诉求。同意后，单位按新的说法逐条答复；不同意，就按您原来的说法办。两种选择都不影响单位办理的期限。"
      submit="提交我的决定"
      onSend={() => void state.send({ approved: saidYes(state, 'approved'), remark: written(state, 'remark') })}
    >
      <Block className="wordings">
        <Wording title="您原来的说法" text={request?.text ?? ''} />
        <Wording title={proposal ? `单位建议的说法（${formatWeekday(proposal.proposedOn)}提出）` : '单位建议的说法'} text={wording} />
      </Block>
      {proposal?.answerBy ? (
        <Block className="card-note">{`请在${formatWeekday(proposal.answerBy)}24时前答复。到期没有答复的，按您原来的说法办。`}</Block>
      ) : null}
      {reason ? <Block className="card-note">单位的理由：{reason}</Block> : null}
      <Choose state={state} name="approved" legend="您的决定" options={yesNo('同意，按新的说法办', '不同意，按我原来的说法办')} />
      <Written state={state} name="remark" label="想说的话" maxLength={500} optional short />
    </ActFrame>
  )
}

function Wording({ title, text }: { title: string; text: string }) {
  return (
    <Block as="section" className="wording">
      <Heading level={2} className="wording-title">
        {title}
      </Heading>
      <Block className="quoted">{text}</Block>
    </Block>
  )
}
