export interface ChosenPlace {
  name: string
  address: string
  longitude: number
  latitude: number
}
