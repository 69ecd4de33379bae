import { Content, Heading, InlineAlert } from '@react-spectrum/s2';
import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import type { ReasonCode } from 'countersign';
import type { Entitlements } from '../api';
import { reasonSentence, STATUSES } from '../text';

const paragraph = style({ margin: 0 });

interface Props {
  entitlements: Entitlements;
  name: string;
  /** The engine's codes. */
  reasons: ReasonCode[];
}

/** Why a person can make no payment at all, in the engine's reasons. */
export function NothingPossible({ entitlements, name, reasons }: Props) {
  const status = entitlements.snapshot.users.find(({ id }) => id === entitlements.user)?.status ?? 'active';
  return (
    <InlineAlert variant="notice" styles={style({ width: 'full' })}>
      <Heading level={2}>{name} cannot make payments</Heading>
      <Content>
        {reasons.map((code) => (
          <p key={code} className={paragraph}>
            {reasonSentence(code)}
          </p>
        ))}
        {status !== 'active' && (
          <p className={paragraph}>
            {name} {STATUSES[status]}.
          </p>
        )}
      </Content>
    </InlineAlert>
  );
}
