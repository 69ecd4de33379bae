import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import type { SnapshotDocument } from 'countersign';
import { useEngine } from 'countersign/react';
import { useMemo } from 'react';
import { useDesk } from '../../frame/desk';
import { useLanguage } from '../../language';
import type { AccessDraft } from '../access/access';
import admin from '../admin';
import { abilityLines, NEW, withNewUser } from './abilities';

const card = style({
  display: 'flex',
  flexDirection: 'column',
  gap: 8,
  padding: { default: 16, sm: 20 },
  borderRadius: 'lg',
  backgroundColor: 'layer-1',
});
const list = style({ display: 'flex', flexDirection: 'column', gap: 8 });
const heading = style({ font: 'title', margin: 0 });
const text = style({ font: 'body', margin: 0 });

interface DraftProps {
  access: readonly AccessDraft[];
  name: string;
}

/** What the new user will be able to do, worked out in the browser while it is chosen. */
export function DraftAbilities({ access, name }: DraftProps) {
  const { entitlements } = useDesk();
  const ready = useMemo(
    () => access.filter(({ roles, accounts }) => roles.length > 0 && accounts.length > 0),
    [access],
  );
  const document = useMemo(() => withNewUser(entitlements.snapshot, ready), [entitlements.snapshot, ready]);
  const customers = useMemo(() => ready.map(({ customer }) => customer), [ready]);
  if (ready.length === 0) return null;
  return <Abilities document={document} user={NEW} customers={customers} name={name} />;
}

interface Props {
  document: SnapshotDocument;
  user: string;
  customers: readonly string[];
  name: string;
}

/** What somebody can do, in sentences. */
export function Abilities({ document, user, customers, name }: Props) {
  const { words } = useLanguage();
  const { catalogue } = useDesk();
  const { engine } = useEngine(admin, document);
  const lines = useMemo(
    () => engine && abilityLines(engine, document, user, customers, name, catalogue, words),
    [engine, document, user, customers, name, catalogue, words],
  );
  if (lines === undefined) return null;
  return (
    <section className={card} aria-label={words.create.abilities}>
      <h2 className={heading}>{words.create.abilities}</h2>
      <div role="status" className={list}>
        {lines.map((line) => (
          <p key={line} className={text}>{line}</p>
        ))}
      </div>
    </section>
  );
}
