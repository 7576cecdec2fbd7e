import type { PetitionView } from '@petition/shared/schemas/petition'
import { type SolvedGrade, solvedGradeLabels, solvedGrades } from '@petition/shared/vocabulary/tasks'
import { ChoiceTiles } from '../../components/choice-tiles'
import { Block } from '../../platform/elements'
import type { ActState } from '../act/use-act'

interface Props {
  state: ActState
  petition: PetitionView
}

const options = solvedGrades.map((value) => ({ value, label: solvedGradeLabels[value] }))
const said = ({ values }: ActState, id: string) => solvedGrades.find((grade) => grade === values[`solved ${id}`])

/** What the petitioner says became of each point that was answered. */
export function SolvedPoints({ state, petition }: Props) {
  return (
    <Block>
      {petition.requests
        .filter(({ outcome }) => outcome !== null)
        .map(({ id, position, text }) => (
          <ChoiceTiles<SolvedGrade>
            key={id}
            id={`solved-${id}`}
            legend={`第${position}条“${text}”解决了吗？（选填）`}
            options={options}
            value={said(state, id) ?? ''}
            onChange={(value) => state.set(`solved ${id}`, value)}
          />
        ))}
    </Block>
  )
}

export const solvedOf = (state: ActState, { requests }: PetitionView) =>
  requests.flatMap(({ id }) => {
    const solved = said(state, id)
    return solved ? [{ requestId: id, solved }] : []
  })
