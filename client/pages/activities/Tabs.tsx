import { getRouteApi } from '@tanstack/react-router'
import { useText } from '../../language.tsx'
import { Segmented } from '../../ui/Segmented.tsx'
import { seriesMessages } from './messages.ts'

const route = getRouteApi('/frame/activities')

/** The register by its years, or by its series; kept in the address. */
export function Tabs({ tab }: { tab: 'list' | 'series' }) {
  const t = useText(seriesMessages)
  const navigate = route.useNavigate()
  return (
    <Segmented<'list' | 'series'>
      small
      label={t.tabs}
      value={tab}
      onChange={(next) =>
        void navigate({ search: (before) => ({ ...before, tab: next === 'series' ? 'series' : undefined, activity: undefined }) })
      }
      options={[
        { value: 'list', label: t.tabList },
        { value: 'series', label: t.tabSeries },
      ]}
    />
  )
}
