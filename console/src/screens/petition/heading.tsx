import type { PetitionView } from '@petition/shared/schemas/petition'
import { petitionKindLabels, petitionStatusLabels } from '@petition/shared/vocabulary/petition'
import { markKindLabels } from '@petition/shared/vocabulary/proposals'
import { Tag } from 'antd'
import { Due } from '../../components/due.tsx'
import { Repeats } from './repeats.tsx'

export function Heading({ petition }: { petition: PetitionView }) {
  const { nextDue } = petition
  return (
    <header className="panel">
      <div className="row">
        <span className="number">{petition.number}</span>
        <Tag>{petitionKindLabels[petition.kind]}</Tag>
        <Tag color="blue">{petitionStatusLabels[petition.status]}</Tag>
        {petition.sealed && <Tag color="red">限知：只有指定人员可见</Tag>}
        {petition.hideIdentity && <Tag color="red">要求对被反映方隐匿身份</Tag>}
        {petition.marks.map((mark) => (
          <Tag key={mark}>
            {markKindLabels[mark]}
            {mark === 'repeat' && petition.repeatOf && `，此前编号 ${petition.repeatOf}`}
          </Tag>
        ))}
      </div>
      <Repeats petition={petition} />
      <h1 className="petition-title">{petition.title}</h1>
      <div className="row">
        <span>现在单位：{petition.organisation.name}</span>
        <span className="quiet">对外状态：{petition.outwardStatus}</span>
        {nextDue && (
          <span>
            {nextDue.label}：{nextDue.plainOn ?? nextDue.legalOn} <Due clock={nextDue} />
          </span>
        )}
      </div>
    </header>
  )
}
