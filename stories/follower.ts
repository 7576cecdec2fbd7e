import type { Page } from 'playwright-core'
import { callerOf, type Resident, type StaffMember } from '../server/test/people.ts'
import { act, fileAs, register, replyBody, returning, transfer } from '../server/test/steps.ts'
import { type Doors, openDoors, openPortal } from './doors.ts'
import { matter } from './filing.ts'

/** A resident with a window of the portal and the bodies that handle what was filed; what they do is done by the API. */
export type Follower = Awaited<ReturnType<typeof openFollower>>

export async function openFollower(phone: string) {
  const doors: Doors = await openDoors()
  const { house } = doors
  const bureau: StaffMember = await returning(house, () => house.staff('bureau-clerk', { organisationId: '340600-bureau' }))
  const unit: StaffMember = await returning(house, () => house.staff('unit-clerk', { organisationId: '340600-housing' }))
  const now = { page: undefined as Page | undefined, resident: undefined as Resident | undefined }
  const page = () => now.page as Page
  const resident = () => now.resident as Resident

  /** Signs in at that time; what the resident does by the API is done in the same name. */
  async function comeBack(instant: string) {
    await doors.moveTo(instant)
    await now.page?.context().close()
    now.page = await openPortal(doors, '/#/pages/petitions/index', phone)
    const { data } = JSON.parse((await page().evaluate<string>("localStorage.getItem('session')")) ?? '') as {
      data: { token: string; person: { id: string } }
    }
    now.resident = { ...callerOf(house.app, data.token), id: data.person.id, name: phone }
  }

  const { body, requests } = matter
  const file = (title: string, changes: object = {}) => fileAs(resident(), { body, requests, title, ...changes })
  async function transferred(title: string) {
    const petition = await file(title)
    await register(bureau, petition)
    await transfer(bureau, petition, unit.organisationId)
    return petition
  }
  const accepted = async (title: string) => act(unit, await transferred(title), 'acceptance', {})
  async function answered(title: string) {
    const petition = await accepted(title)
    return act(unit, petition, 'reply', replyBody(petition, 'supported'))
  }

  async function show(petition: { id: string; title: string }) {
    await page().goto(new URL(`/#/pages/petition/index?id=${petition.id}`, page().url()).href)
    // Typed addresses go back to a page of that kind which is still open.
    await page().reload()
    await page().getByRole('heading', { name: petition.title }).filter({ visible: true }).waitFor()
  }
  const button = (name: string | RegExp) => page().getByRole('button', { name, exact: true }).filter({ visible: true }).first()
  return {
    doors,
    bureau,
    unit,
    page,
    resident,
    comeBack,
    file,
    transferred,
    accepted,
    answered,
    show,
    button,
    press: (name: string | RegExp) => button(name).click(),
    follow: (name: string | RegExp) => page().getByRole('link', { name }).filter({ visible: true }).first().click(),
    /** The pages behind the one on top are in the document, too. */
    see: (text: string | RegExp) => page().getByText(text).filter({ visible: true }).first().waitFor(),
    write: (label: string | RegExp, text: string) =>
      page().getByRole('textbox', { name: label }).filter({ visible: true }).first().fill(text),
    pick: (label: string | RegExp) => page().getByRole('radio', { name: label }).filter({ visible: true }).first().check(),
    shown: (selector = '.taro_page') =>
      page().evaluate<string>(
        `[...document.querySelectorAll(${JSON.stringify(selector)})].filter((one) => one.offsetParent !== null).map((one) => one.innerText).join('\\n')`,
      ),
  }
}
