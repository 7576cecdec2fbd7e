import type { PetitionView } from '@petition/shared/schemas/petition'
import { Row } from '../../components/row'
import { chinaDay, formatDay } from '../../format'
import { pageUrls } from '../../page-urls'
import { Block } from '../../platform/elements'

/** The other filings of the same matter: the one this goes on in, or those that go on in this one. What an earlier release kept tells of none. */
export function Repeats({ view: { joinedTo, repeatOf, repeats = [] } }: { view: PetitionView }) {
  if (joinedTo) {
    const { id, number, outwardStatus } = joinedTo
    return (
      <Block className="where-end">
        <Row to={pageUrls.petition(id)} title="随此前的信访件一起办理" text={`${number}，现在：${outwardStatus}`} />
      </Block>
    )
  }
  return (
    <>
      {repeatOf ? <Block className="item-line">此前的信访件：{repeatOf}</Block> : null}
      {repeats.length > 0 ? <Block className="where-end">另有{repeats.length}件反映同一事项的信访件并入本件，一起办理：</Block> : null}
      {repeats.map(({ id, number, submittedAt }) => (
        <Row key={id} to={pageUrls.petition(id)} title={number} text={`${formatDay(chinaDay(submittedAt))}提交`} />
      ))}
    </>
  )
}
