import { getRouteApi } from '@tanstack/react-router'
import { Landing } from './Landing.tsx'
import { DraftPage } from './DraftPage.tsx'

const route = getRouteApi('/frame/imports')

/** 성과계획서 가져오기: the list and the drop zone, or the one import the address names. */
export function Imports() {
  const { file } = route.useSearch()
  return file === undefined ? <Landing /> : <DraftPage key={file} draftId={file} />
}
