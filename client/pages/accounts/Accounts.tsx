import { PageFrame } from '../../ui/PageFrame.tsx'

export function Accounts() {
  return <PageFrame documentTitle="계정" title="계정">{null}</PageFrame>
}
