import { Content, Heading, InlineAlert } from '@react-spectrum/s2';
import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import type { ReasonCode } from 'countersign';
import type { Entitlements } from '../api';
import type { Catalogue } from '../catalogue';
import { useLanguage } from '../language';

const paragraph = style({ margin: 0 });

interface Props {
  entitlements: Entitlements;
  catalogue: Catalogue;
  name: string;
  /** The engine's codes. */
  reasons: ReasonCode[];
}

/** Why a person can make no payment at all, in the engine's reasons. */
export function NothingPossible({ entitlements, catalogue: { say }, name, reasons }: Props) {
  const { words } = useLanguage();
  const status = entitlements.snapshot.users.find(({ id }) => id === entitlements.user)?.status ?? 'active';
  return (
    <InlineAlert variant="notice" styles={style({ width: 'full' })}>
      <Heading level={2}>{words.cannotPay(name)}</Heading>
      <Content>
        {reasons.map((code) => (
          <p key={code} className={paragraph}>{say.text(code)}</p>
        ))}
        {status !== 'active' && <p className={paragraph}>{words.userStatus(say.word('userStatus', status))}</p>}
      </Content>
    </InlineAlert>
  );
}
