import { type Grade, gradeLabels, grades, type RatingObject } from '@petition/shared/vocabulary/petition'
import { ChoiceTiles } from '../../components/choice-tiles'

interface Props {
  object: RatingObject
  again: boolean
  value: Grade | ''
  error?: string
  onChange: (grade: Grade) => void
}

const options = grades.map((value) => ({ value, label: gradeLabels[value] }))

export function GradeTiles({ object, again, ...choice }: Props) {
  return <ChoiceTiles {...choice} id={`grade-${object}`} legend={again ? '您现在满意吗？' : '您满意吗？'} options={options} />
}
