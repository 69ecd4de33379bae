import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import { getRouteApi } from '@tanstack/react-router';
import { useMemo } from 'react';
import { Page } from '../../frame/Page';
import { useLanguage } from '../../language';
import { UpLink } from '../../parts/UpLink';
import { needOf } from '../access/needs';
import type { Options } from '../creating';
import { AccessStep } from './AccessStep';
import { CheckStep } from './CheckStep';
import { CopyStep } from './CopyStep';
import { DetailsStep } from './DetailsStep';
import { neededFor, stepOf, STEPS, stepsOf, type CreationDraft } from './draft';
import { givenBy, useChosenRecord } from './record';
import { useCreation } from './useCreation';
import { WizardButtons } from './WizardButtons';

const route = getRouteApi('/desk/users/new/$draft/$step');

const head = style({ display: 'flex', flexDirection: 'column', gap: 4 });
const where = style({ font: 'ui', color: 'neutral-subdued', margin: 0 });
const stack = style({ display: 'flex', flexDirection: 'column', gap: 32, maxWidth: 800 });

interface Props {
  id: string;
  kept: CreationDraft;
  options: Options;
}

export function Wizard({ id, kept, options }: Props) {
  const language = useLanguage();
  const { words } = language;
  const step = stepOf(route.useParams().step) ?? 'details';
  const creation = useCreation(id, kept);
  const { draft } = creation;
  const answer = useMemo(
    () => stepsOf(draft, { today: options.today, policy: options.personPolicy }),
    [draft, options],
  );
  const nameOf = (customer: string): string =>
    words.name(options.customers.find((one) => one.id === customer)?.name ?? customer);
  const given = givenBy(useChosenRecord(draft));
  const needed = neededFor(step, answer);
  // Before a record is chosen it is not known what else is needed.
  const noRecord = needed.filter(({ code }) => code === 'record-not-chosen');
  const needs = (noRecord.length > 0 ? noRecord : needed)
    .filter(({ field }) => field === undefined || !given.includes(field))
    .map((entry) => needOf(entry, nameOf, language));
  const place = STEPS.indexOf(step) + 1;
  const above = (
    <div className={head}>
      <UpLink to="/users">{words.pages.users}</UpLink>
      <p className={where}>{words.create.stepOf(words.pages.newUser, place, STEPS.length)}</p>
    </div>
  );
  const props = { creation, options };
  return (
    <Page key={step} title={words.create.steps[step]} windowTitle={words.pages.newUser} above={above}>
      <div className={stack}>
        {step === 'details' && <DetailsStep {...props} />}
        {step === 'copy' && <CopyStep {...props} />}
        {step === 'access' && <AccessStep {...props} />}
        {step === 'check' && <CheckStep {...props} id={id} />}
        <WizardButtons id={id} step={step} needs={needs} creation={creation} />
      </div>
    </Page>
  );
}
