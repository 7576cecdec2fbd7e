import type { PetitionView } from '@petition/shared/schemas/petition'
import {
  channelLabels,
  courtStageLabels,
  earlierFilingLabels,
  petitionClassLabels,
  purposeLabels,
  routeLabels,
} from '@petition/shared/vocabulary/petition'
import { useCategories, useOrganisations } from '../../api/directory.ts'
import { AttachmentList } from '../../components/attachment-list.tsx'
import { formatAt } from '../../components/days.ts'
import { Facts } from '../../components/facts.tsx'

/** What was filed, word for word. */
export function FactsPanel({ petition }: { petition: PetitionView }) {
  const categories = useCategories().data
  return (
    <section className="panel" aria-labelledby="facts-title">
      <h2 id="facts-title">反映情况</h2>
      <p className="prose petition-body">{petition.body}</p>
      <AttachmentList attachments={petition.attachments} />
      <Facts
        items={[
          ['信访形式', channelLabels[petition.channel]],
          ['提交时间', formatAt(petition.submittedAt)],
          ['收到日期', petition.receivedOn],
          ['发生地', [petition.regionName, petition.place?.text].filter(Boolean).join(' ')],
          ['涉及人数', `${petition.peopleCount} 人${petition.crowd?.bucket ? `（${petition.crowd.bucket}人档）` : ''}`],
          ['联名', petition.crowd && petition.crowd.signatories > 0 && joint(petition.crowd)],
          ['类别', petition.class && petitionClassLabels[petition.class]],
          ['信访目的', petition.purpose && purposeLabels[petition.purpose]],
          ['建议途径', petition.proposedRoute && routeLabels[petition.proposedRoute]],
          ['内容分类', categories?.find(({ code }) => code === petition.categoryCode)?.name ?? petition.categoryCode],
          ['电子送达', petition.electronicDelivery ? '同意' : '不同意，请用书面方式送达'],
          ['以前反映过吗', petition.filedBefore && earlier(petition.filedBefore)],
          ['诉讼、仲裁、复议', petition.atCourt && `信访人称${courtStageLabels[petition.atCourt]}`],
          ['公开意愿', petition.publishConsent ? '同意公开' : '不同意公开'],
          ['公开情况', petition.publishedId && '来信和答复已公开'],
        ]}
      />
      {petition.accused.length > 0 && <AccusedList accused={petition.accused} />}
    </section>
  )
}

const earlier = ({ answer, number }: NonNullable<PetitionView['filedBefore']>) =>
  `信访人称${earlierFilingLabels[answer]}${number ? `，编号 ${number}` : ''}`

const joint = ({ signatories, representatives }: NonNullable<PetitionView['crowd']>) =>
  `${signatories} 人${representatives.length > 0 ? `，代表：${representatives.map(({ name }) => name).join('、')}` : ''}`

function AccusedList({ accused }: { accused: PetitionView['accused'] }) {
  const organisations = useOrganisations().data
  return (
    <div>
      <h3>被反映的人或单位</h3>
      <ul className="accused">
        {accused.map((each) => (
          <li key={JSON.stringify(each)}>
            {[
              each.name,
              each.position,
              each.organisationName,
              organisations?.find(({ id }) => id === each.organisationId)?.name ?? each.organisationId,
            ]
              .filter(Boolean)
              .join('，')}
          </li>
        ))}
      </ul>
    </div>
  )
}
