import { useSuspenseQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { Korean, useText } from '../../../language.tsx'
import { useTRPC } from '../../../trpc.ts'
import { panelTexts } from '../messages-panel.ts'
import { OriginList } from '../OriginList.tsx'
import type { Detail, IndicatorRow, Page } from '../types.ts'
import { CommentsSection } from './CommentsSection.tsx'
import { Components } from './Components.tsx'
import { Definition } from './Definition.tsx'
import { EvidenceSection } from './EvidenceSection.tsx'
import { Histories } from './Histories.tsx'
import { PaceSection } from './PaceSection.tsx'
import { Section } from './Section.tsx'
import { TargetHistory } from './TargetHistory.tsx'
import { Working } from './Working.tsx'
import { YearsSection } from './YearsSection.tsx'

const route = getRouteApi('/frame/departments/$departmentId')

/** Everything of one indicator: first what came out and why, then what it is, then who did what and where each figure stands. */
export function IndicatorDetail({ row, page }: { row: IndicatorRow; page: Page }) {
  const trpc = useTRPC()
  const t = useText(panelTexts)
  const { data } = useSuspenseQuery(trpc.departments.indicator.queryOptions({ indicatorId: row.id }))
  return (
    <>
      <Working row={row} page={page} />
      <YearsSection row={row} />
      <PaceSection row={row} page={page} />
      <Definition detail={data} />
      {data.components.length > 0 && <Components detail={data} year={page.plan.fiscalYear} />}
      <TargetHistory detail={data} />
      <EvidenceSection detail={data} year={page.year} />
      <CommentsSection detail={data} year={page.year} />
      <Histories detail={data} />
      <Section title={t.programmes}>
        <Programmes programmes={data.programmes} />
      </Section>
      <Section title={t.origins}>
        <OriginList origins={data.origins} />
      </Section>
    </>
  )
}

function Programmes({ programmes }: Pick<Detail, 'programmes'>) {
  const t = useText(panelTexts)
  const params = route.useParams()
  if (programmes.length === 0) return <p className="muted">{t.programmesNone}</p>
  return (
    <ul>
      {programmes.map((p) => (
        <li key={p.id}>
          <Link
            to="/departments/$departmentId"
            params={params}
            search={({ indicator: _, ...rest }) => ({ ...rest, programme: p.id })}
            resetScroll={false}
          >
            <Korean>{p.name}</Korean>
          </Link>
        </li>
      ))}
    </ul>
  )
}
