import { getRouteApi, Link } from '@tanstack/react-router'
import { PERMISSIONS } from '#domain/entry/permissions.ts'
import { useFrame } from '../../frame/use-frame.ts'
import { useText } from '../../language.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { PageFrame } from '../../ui/PageFrame.tsx'
import { Segmented } from '../../ui/Segmented.tsx'
import { DeputiesTab } from './DeputiesTab.tsx'
import { DefinitionTab } from './DefinitionTab.tsx'
import { periodsMessages } from './messages.ts'
import { PeriodsTab } from './PeriodsTab.tsx'
import { RulesTab } from './RulesTab.tsx'

const route = getRouteApi('/frame/periods')

const TABS = ['periods', 'due', 'deputies', 'rules'] as const

/** 입력 기간·규칙. All of it for the administrator; heads name the deputies of their own department here. */
export function Periods() {
  const t = useText(periodsMessages)
  const navigate = route.useNavigate()
  const { tab = 'periods' } = route.useSearch()
  const role = useFrame()?.user.role
  if (role === undefined) return null
  if (PERMISSIONS['period.manage'][role] !== 'everywhere') {
    const names = PERMISSIONS['deputy.name'][role] !== 'nowhere'
    return (
      <PageFrame documentTitle={names ? t.headTitle : t.title} title={names ? t.headTitle : t.title}>
        {names ? (
          <DeputiesTab />
        ) : (
          <EmptyState title={t.noAccess} action={<Link to="/deadlines">{t.toDeadlines}</Link>}>
            {t.noAccessWhat}
          </EmptyState>
        )}
      </PageFrame>
    )
  }
  const words = { periods: t.periods, due: t.definitions, deputies: t.deputies, rules: t.rules }
  return (
    <PageFrame
      documentTitle={`${words[tab]} · ${t.title}`}
      title={t.title}
      actions={
        <Segmented
          label={t.tabs}
          value={tab}
          onChange={(next) => void navigate({ search: { tab: next }, replace: true })}
          options={TABS.map((one) => ({ value: one, label: words[one] }))}
        />
      }
    >
      {tab === 'periods' && <PeriodsTab />}
      {tab === 'due' && <DefinitionTab />}
      {tab === 'deputies' && <DeputiesTab />}
      {tab === 'rules' && <RulesTab />}
    </PageFrame>
  )
}
