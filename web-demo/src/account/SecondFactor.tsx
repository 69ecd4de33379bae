import { Button } from '@react-spectrum/s2';
import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import { useState } from 'react';
import { useLanguage } from '../language';
import { done } from '../parts/done';
import type { Me, SecondFactorKey } from '../session/calls';
import { confirmSecondFactor, makeSecondFactor, removeSecondFactor } from '../session/calls';
import { askWhoIsSignedIn, useDoing } from '../session/queries';
import { Refused } from '../session/Refused';
import { AskPassword } from './AskPassword';
import { RecoveryCodes } from './RecoveryCodes';
import { ShowKey } from './ShowKey';

const stack = style({ display: 'flex', flexDirection: 'column', alignItems: 'start', gap: 16, maxWidth: 480 });
const heading = style({ font: 'heading-sm', margin: 0 });
const note = style({ font: 'body', margin: 0 });

interface Props {
  me: Me;
  /** Called where the person has kept their recovery codes. */
  onKept?: () => void;
}

/** A code of an app beside the password: how it is set up, and how it is given up. */
export function SecondFactor({ me, onKept }: Props) {
  const said = useLanguage().words.secondFactor;
  const [isAsked, ask] = useState(false);
  const making = useDoing(makeSecondFactor);
  const confirming = useDoing(confirmSecondFactor);
  const removing = useDoing(removeSecondFactor);
  const isOn = me.secondFactor === 'on';
  const way = isOn ? removing : making;
  const finish = (): void => {
    ask(false);
    making.reset();
    confirming.reset();
    void askWhoIsSignedIn();
  };
  const kept = (): void => {
    finish();
    onKept?.();
  };
  const give = (password: string): void => {
    if (!isOn) return making.mutate(password, { onSuccess: () => ask(false) });
    const onSuccess = (): void => {
      finish();
      done(said.removed);
    };
    removing.mutate(password, { onSuccess });
  };
  return (
    <section className={stack} aria-labelledby="second-factor">
      <h2 id="second-factor" className={heading}>{said.title}</h2>
      {way.error && <Refused key={way.submittedAt} error={way.error} />}
      {confirming.data && <RecoveryCodes codes={confirming.data} onKept={kept} />}
      {making.data && !confirming.data && <Confirming made={making.data} confirming={confirming} />}
      {!making.data && (
        <>
          <p className={note}>{isOn ? said.on(me.recoveryCodesLeft ?? 0) : said.off}</p>
          {isAsked ? (
            <AskPassword
              verb={isOn ? said.remove : said.setUp}
              isDestructive={isOn}
              isPending={way.isPending}
              onGive={give}
              onCancel={() => ask(false)}
            />
          ) : (
            <Button id="second-factor-change" variant={onKept === undefined ? 'secondary' : 'accent'} onPress={() => ask(true)}>
              {isOn ? said.remove : said.setUp}
            </Button>
          )}
        </>
      )}
    </section>
  );
}

interface ConfirmingProps {
  made: SecondFactorKey;
  confirming: ReturnType<typeof useDoing<string, string[]>>;
}

function Confirming({ made, confirming }: ConfirmingProps) {
  const said = useLanguage().words.secondFactor;
  return (
    <>
      {confirming.error && (
        <Refused key={confirming.submittedAt} error={confirming.error} instead={said.codeRefused} />
      )}
      <ShowKey made={made} isPending={confirming.isPending} onCode={confirming.mutate} />
    </>
  );
}
