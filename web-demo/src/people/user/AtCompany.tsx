import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import { getRouteApi } from '@tanstack/react-router';
import type { GroupLimitsEntry, MatrixAnswer, PermissionType, SnapshotDocument } from 'countersign';
import { useEngine } from 'countersign/react';
import { useMemo, type ReactNode } from 'react';
import { catalogueOf, type Catalogue } from '../../catalogue';
import { plainName } from '../../display';
import { useLanguage } from '../../language';
import { Failed } from '../../parts/Failed';
import { Loading } from '../../parts/Loading';
import { Notice } from '../../parts/Notice';
import admin from '../admin';
import { useUserEntitlements } from '../queries';
import { CompanyPicker } from './CompanyPicker';
import { SectionCard } from './SectionCard';
import type { Section } from './sections';

/** What the engine says of a person at one company. */
export interface Shown {
  matrix: MatrixAnswer;
  limits: GroupLimitsEntry[];
  catalogue: Catalogue & { featureName: (feature: string) => string };
}

interface Props {
  section: Section;
  user: string;
  /** What the mark beside the company is about. */
  type: (shown: Shown) => PermissionType | undefined;
  children: (shown: Shown) => ReactNode;
}

const stack = style({ display: 'flex', flexDirection: 'column', gap: 24 });

/** What a person may do, asked of the engine over their own entitlements: company by company. */
export function AtCompany(props: Props) {
  const { words } = useLanguage();
  return (
    <SectionCard title={words.person.section[props.section]}>
      <Loaded {...props} />
    </SectionCard>
  );
}

function Loaded(props: Props) {
  const { words } = useLanguage();
  const { data, error, refetch } = useUserEntitlements(props.user);
  const retry = () => void refetch();
  if (data !== undefined) return <OverSnapshot {...props} snapshot={data.snapshot} />;
  if (error) return <Failed title={words.states.pageFailed} error={error} onRetry={retry} />;
  return <Loading />;
}

const route = getRouteApi('/desk/users/$id/$section');

function OverSnapshot({ user, type, children, snapshot }: Props & { snapshot: SnapshotDocument }) {
  const language = useLanguage();
  const { company } = route.useSearch();
  const { engine, error } = useEngine(admin, snapshot);
  const companies = useCompanies(snapshot, user);
  const chosen = companies.find(({ id }) => id === company) ?? companies[0];
  const shown = useMemo((): Shown | undefined => {
    if (engine === undefined || chosen === undefined) return undefined;
    const question = { user, customer: chosen.id };
    const features = new Map(snapshot.features.map(({ id, name }) => [id, name ?? plainName(id)]));
    const featureName = (id: string): string => features.get(id) ?? plainName(id);
    return {
      matrix: engine.matrix(question),
      limits: engine.groupLimits(question),
      catalogue: { ...catalogueOf(snapshot, language), featureName },
    };
  }, [engine, chosen, snapshot, language, user]);
  const { words } = language;
  if (error) return <Failed title={words.states.pageFailed} error={error} onRetry={() => location.reload()} />;
  if (chosen === undefined) return <Notice title={words.person.noCompany} detail={[words.person.noCompanyNext]} />;
  if (shown === undefined) return <Loading />;
  return (
    <div className={stack}>
      <CompanyPicker companies={companies} company={chosen.id} type={type(shown)} />
      {children(shown)}
    </div>
  );
}

/** Those at which the person has something. */
function useCompanies(snapshot: SnapshotDocument, user: string): { id: string; name: string }[] {
  return useMemo(() => {
    const held = snapshot.users.find(({ id }) => id === user)?.assignments ?? [];
    const customers = snapshot.contracts.flatMap((contract) => contract.customers);
    return customers.filter(({ id }) => held.some(({ customer }) => customer === id));
  }, [snapshot, user]);
}
