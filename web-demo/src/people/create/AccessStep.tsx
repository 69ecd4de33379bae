import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import { useMemo } from 'react';
import { useDesk } from '../../frame/desk';
import { asked } from '../../engine';
import { useLanguage } from '../../language';
import { grantableOf, type AccessDraft } from '../access/access';
import { AccessForm } from '../access/AccessForm';
import type { Options } from '../creating';
import { DraftAbilities } from './Abilities';
import type { Creation } from './useCreation';

interface Props {
  creation: Creation;
  options: Options;
}

const stack = style({ display: 'flex', flexDirection: 'column', gap: 24 });
const text = style({ font: 'body', margin: 0 });

/** For which companies the new user acts, as what, and on which accounts. */
export function AccessStep({ creation, options }: Props) {
  const { words } = useLanguage();
  const { draft, change } = creation;
  const violationsOf = useViolations();
  const customers = useMemo(() => grantableOf(options), [options]);
  return (
    <div className={stack}>
      <p className={text}>{words.create.accessHint}</p>
      <AccessForm
        customers={customers}
        value={draft.access}
        onChange={(access) => change({ access })}
        violationsOf={violationsOf}
        level={2}
      />
      <DraftAbilities access={draft.access} name={draft.details.firstName} />
    </div>
  );
}

/** What of an access the reader may not give, in the engine's sentences. */
export function useViolations(): (access: AccessDraft) => string[] {
  const { engine, catalogue, principal } = useDesk();
  return (access) => {
    if (access.roles.length === 0) return [];
    const violations = asked(() => engine.delegate({ actor: principal.user, assignment: access })) ?? [];
    return [...new Set(violations.map((violation) => catalogue.say.text(violation)))];
  };
}
