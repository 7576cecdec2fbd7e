const titles =
  '[局科处股所站队部院校区县市镇乡会行厅]长|支队长|大队长|中队长|检察长|秘书长|主任|书记|主席|经理|指导员|教导员|政委|领导|局|总'
const titled = new RegExp(`^[副总]?(${titles})`)

/** The head by office alone: 局长, 信访局局长, 你们领导. 科长 or 办公室主任 are somebody below. */
const office =
  /(^|[局委会院部厅所站队县区市镇乡处道们贵该的管位]|中心|单位|政府|街道办)副?(局长|主任|书记|部长|院长|县长|区长|市长|镇长|乡长|所长|站长|队长|支队长|大队长|主席|会长|检察长|行长|校长|领导)/
const headAnywhere = /负责人|一把手/

const compoundSurnames = ['欧阳', '司马', '上官', '诸葛', '夏侯', '皇甫', '尉迟', '公孙', '慕容', '司徒', '令狐', '端木', '东方', '南宫']
const surnameOf = (name: string) => compoundSurnames.find((one) => name.startsWith(one)) ?? name.slice(0, 1)

/** Without what people put between the words. */
const plain = (written: string) => written.normalize('NFKC').replace(/[\s\p{P}\p{S}]/gu, '')

/**
 * Whether what somebody wrote of a person may mean one of these heads (第二十八条): the name or a part of it, the surname with a title (李局长, 李科长),
 * 李某, 老李, or the office alone. In doubt it does: nobody decides about themselves.
 */
export function mayMeanHead(written: string, heads: readonly string[]): boolean {
  const text = plain(written)
  return headAnywhere.test(text) || office.test(text) || heads.some((name) => mayMean(text, plain(name)))
}

function mayMean(text: string, name: string): boolean {
  if (text === '' || name === '') return false
  if (text.includes(name) || (text.length > 1 && name.includes(text))) return true
  const surname = surnameOf(name)
  const places = [...text.matchAll(new RegExp(surname, 'gu'))].map(({ index }) => index)
  return places.some((at) => {
    const [before, after] = [text.slice(0, at), text.slice(at + surname.length)]
    return titled.test(after) || after.startsWith('某') || (/[老小姓]$/.test(before) && /^(的|$)/.test(after))
  })
}
