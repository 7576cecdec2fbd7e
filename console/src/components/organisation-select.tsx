import { organisationKindLabels } from '@petition/shared/vocabulary/roles'
import { Select, type SelectProps } from 'antd'
import { useState } from 'react'
import { useOrganisations } from '../api/directory.ts'
import { useDesk } from '../api/session.ts'

/** Finds a body by any part of its name or of the body above it; one's own bodies come first. */
export function OrganisationSelect({ includesOwn = false, ...props }: SelectProps & { includesOwn?: boolean }) {
  const organisations = useOrganisations()
  const [isOpen, setOpen] = useState(false)
  const ownId = useDesk().person?.organisation.id
  const names = new Map(organisations.data?.map(({ id, name }) => [id, name]))
  const options = organisations.data
    ?.filter(({ id }) => includesOwn || id !== ownId)
    .map((organisation) => {
      const above = organisation.parentId && names.get(organisation.parentId)
      return {
        value: organisation.id,
        label: organisation.name,
        hint: [above, organisationKindLabels[organisation.kind]].filter(Boolean).join(' · '),
        isOwn: organisation.parentId === ownId || organisation.lineParentId === ownId,
      }
    })
    .sort((one, other) => Number(other.isOwn) - Number(one.isOwn))
  return (
    <Select
      {...props}
      open={isOpen}
      onOpenChange={setOpen}
      // A list that stays open after a choice of several covers the button below it.
      onSelect={() => setOpen(false)}
      loading={organisations.isPending}
      options={options}
      showSearch={{ filterOption: (input, option) => matches(input, `${option?.label} ${option?.hint}`) }}
      optionRender={({ data }) => (
        <span>
          {data.label} <span className="quiet small">{data.hint}</span>
        </span>
      )}
      notFoundContent={organisations.error?.message ?? '没有找到这个单位'}
    />
  )
}

/** Every word typed must occur: “相山 民政” finds 相山区民政局. */
function matches(input: string, text: string): boolean {
  return input
    .trim()
    .split(/\s+/)
    .every((word) => text.includes(word))
}
