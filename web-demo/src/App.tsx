import { Badge } from '@react-spectrum/s2';
import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import { useState } from 'react';
import type { DemoPrincipals, Principal } from './api';
import { FailureAlert } from './components/FailureAlert';
import { Loading } from './components/Loading';
import { TryAs } from './components/TryAs';
import { Workspace } from './components/Workspace';
import { usePrincipals } from './queries';

const page = style({
  maxWidth: 1120,
  marginX: 'auto',
  paddingX: { default: 16, md: 32 },
  paddingY: { default: 20, md: 32 },
  boxSizing: 'border-box',
  display: 'flex',
  flexDirection: 'column',
  gap: { default: 24, md: 32 },
});
const intro = style({ display: 'flex', flexDirection: 'column', gap: 12 });
const brand = style({ display: 'flex', alignItems: 'center', gap: 12, flexWrap: 'wrap' });
const wordmark = style({ font: 'title-lg', color: 'accent', margin: 0 });
const heading = style({ font: { default: 'heading-lg', md: 'heading-xl' }, margin: 0 });
const lead = style({ font: { default: 'body', md: 'body-lg' }, margin: 0, maxWidth: 760 });

export function App() {
  return (
    <div className={page}>
      <header className={intro}>
        <div className={brand}>
          <p className={wordmark}>Countersign</p>
          <Badge variant="notice" fillStyle="subtle">Local demo</Badge>
        </div>
        <h1 className={heading}>Know the answer before you pay</h1>
        <p className={lead}>
          Choose a person and type an amount. Your browser works out at once whether the payment goes through, who must
          approve it, or why it is denied. The server decides again when you submit.
        </p>
      </header>
      <main>
        <Demo />
      </main>
    </div>
  );
}

function Demo() {
  const principals = usePrincipals();
  if (principals.isPending) return <Loading label="Loading the demo users" />;
  if (principals.isError) return <FailureAlert title="The demo users could not be loaded" error={principals.error} />;
  return <Desk principals={principals.data} />;
}

const desk = style({ display: 'flex', flexDirection: 'column', gap: { default: 24, md: 32 } });

function Desk({ principals }: { principals: DemoPrincipals }) {
  const [principal, choose] = usePrincipal(principals);
  if (principal === undefined) return <p>This installation has no demo users.</p>;
  return (
    <div className={desk}>
      <TryAs principals={principals} principal={principal} onChoose={choose} />
      <Workspace key={`${principal.legalEntity}/${principal.user}`} principal={principal} />
    </div>
  );
}

/** Who the page acts as: kept in the address, so that a link opens the same view. */
function usePrincipal(principals: DemoPrincipals): [Principal | undefined, (chosen: Principal) => void] {
  const everyone = principals.legalEntities.flatMap((entity) =>
    entity.users.map((user) => ({ legalEntity: entity.id, user: user.id })),
  );
  const asked = new URLSearchParams(location.search).get('as');
  const [principal, setPrincipal] = useState(() => everyone.find(({ user }) => user === asked) ?? everyone[0]);
  const choose = (chosen: Principal): void => {
    history.replaceState(null, '', `?as=${encodeURIComponent(chosen.user)}`);
    setPrincipal(chosen);
  };
  return [principal, choose];
}
