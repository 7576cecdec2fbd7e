import type { PetitionPage } from '@petition/shared/schemas/petition-list'
import { petitionKindLabels, petitionStatusLabels } from '@petition/shared/vocabulary/petition'
import { Tag } from 'antd'
import { Link, useNavigate } from 'react-router'
import { Due } from '../../components/due.tsx'

type Summary = PetitionPage['items'][number]

export function PetitionTable({ petitions }: { petitions: Summary[] }) {
  return (
    <div className="table-scroll">
      <table className="table">
        <thead>
          <tr>
            <th scope="col">编号</th>
            <th scope="col">标题</th>
            <th scope="col">种类</th>
            <th scope="col">状态</th>
            <th scope="col">收到日期</th>
            <th scope="col">最近期限</th>
            <th scope="col">现在单位</th>
          </tr>
        </thead>
        <tbody>
          {petitions.map((petition) => (
            <Row key={petition.id} petition={petition} />
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Row({ petition }: { petition: Summary }) {
  const navigate = useNavigate()
  const address = `/petitions/${petition.id}`

  function open() {
    // A clerk who marks a number to copy it does not want to leave.
    if (!getSelection()?.toString()) navigate(address)
  }

  return (
    // The link is the keyboard's way; the row only widens the target of the mouse.
    <tr onClick={open}>
      <td className="nowrap number">{petition.number}</td>
      <td className="table-title">
        <Link to={address} onClick={(event) => event.stopPropagation()}>
          {petition.title}
        </Link>
        {petition.awaitsYou && <Tag color="blue">待办</Tag>}
        {petition.sealed && <Tag color="red">限知</Tag>}
        {petition.peopleCount > 1 && <Tag>{petition.peopleCount} 人</Tag>}
      </td>
      <td className="nowrap">{petitionKindLabels[petition.kind]}</td>
      <td className="nowrap">{petitionStatusLabels[petition.status]}</td>
      <td className="nowrap">{petition.receivedOn}</td>
      <td>
        {petition.nextDue ? (
          <>
            <Due clock={petition.nextDue} />
            <div className="quiet nowrap small">
              {petition.nextDue.label} {petition.nextDue.plainOn ?? petition.nextDue.legalOn}
            </div>
          </>
        ) : (
          <span className="quiet">无</span>
        )}
      </td>
      <td>{petition.organisation.name}</td>
    </tr>
  )
}
