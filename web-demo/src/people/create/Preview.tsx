import { Content, Heading, InlineAlert } from '@react-spectrum/s2';
import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import { plainName } from '../../display';
import { useDesk } from '../../frame/desk';
import { useLanguage } from '../../language';
import { Failed } from '../../parts/Failed';
import { Loading } from '../../parts/Loading';
import { Violations } from '../access/Violations';
import { Abilities } from './Abilities';
import type { CreationDraft } from './draft';
import { usePreview } from './queries';

const stack = style({ display: 'flex', flexDirection: 'column', gap: 16 });
const box = style({ width: 'full' });
const list = style({ margin: 0, paddingStart: 20 });

/** What the new user would have with what is copied, what cannot be given, and which duties meet in one person. */
export function Preview({ draft }: { draft: CreationDraft }) {
  const { words } = useLanguage();
  const { say, nameOf } = useDesk().catalogue;
  const { data, error, refetch } = usePreview(draft);
  if (error) return <Failed title={words.create.notPreviewed} error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <Loading />;
  const { user, snapshot, violations, conflicts } = data;
  const customers = snapshot.users.find(({ id }) => id === user)?.assignments.map(({ customer }) => customer) ?? [];
  const refused = violations.flatMap((at) => at.violations.map((violation) => say.text(violation)));
  const roleName = (id: string): string => snapshot.roles.find((role) => role.id === id)?.name ?? plainName(id);
  const met = conflicts.map(({ customer, firstRoles, secondRoles }) => {
    const roles = [...new Set([...firstRoles, ...secondRoles])].map((role) => words.name(roleName(role)));
    return words.create.conflict(say.list(roles), words.name(nameOf('customer', customer)));
  });
  return (
    <div className={stack}>
      <Violations lines={[...new Set(refused)]} level={2} />
      {met.length > 0 && (
        <InlineAlert variant="notice" styles={box}>
          <Heading level={2}>{words.create.conflicts}</Heading>
          <Content>
            <ul className={list}>
              {[...new Set(met)].map((line) => (
                <li key={line}>{line}</li>
              ))}
            </ul>
          </Content>
        </InlineAlert>
      )}
      <Abilities document={snapshot} user={user} customers={customers} name={draft.details.firstName} />
    </div>
  );
}
