import { expect, it } from 'vitest'
import { meansOrganisation } from './accused.ts'

it.each([
  ['淮北市信访局', '淮北市信访局'],
  ['淮北信访局', '淮北市信访局'],
  ['市信访局', '淮北市信访局'],
  [' 市 信访局接访科', '淮北市信访局'],
  ['信访局副局长', '淮北市信访局'],
  ['安徽省淮北市信访局', '淮北市信访局'],
  ['濉溪县信访局', '濉溪县信访局'],
  ['县信访局', '濉溪县信访局'],
  ['淮北市纪委', '淮北市纪委监委'],
  ['市监委第三室', '淮北市纪委监委'],
])('%s means %s', (written, name) => expect(meansOrganisation(written, name)).toBe(true))

it.each([
  ['濉溪县信访局', '淮北市信访局'],
  ['淮北市濉溪县信访局', '淮北市信访局'],
  ['县信访局', '淮北市信访局'],
  ['高岳街道纪委书记', '淮北市纪委监委'],
  ['淮北市住房和城乡建设局', '淮北市信访局'],
  ['淮北市', '淮北市信访局'],
  ['', '淮北市信访局'],
])('%s does not mean %s', (written, name) => expect(meansOrganisation(written, name)).toBe(false))
