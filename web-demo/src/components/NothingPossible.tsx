import { Content, Heading, InlineAlert } from '@react-spectrum/s2';
import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import type { ReasonCode } from 'countersign';
import { useLanguage } from '../language';

const paragraph = style({ margin: 0 });

interface Props {
  name: string;
  /** The engine's codes. */
  reasons: readonly ReasonCode[];
}

/** Why a person can make no payment at all, in the engine's reasons. */
export function NothingPossible({ name, reasons }: Props) {
  const { say, words } = useLanguage();
  return (
    <InlineAlert variant="notice" styles={style({ width: 'full' })}>
      <Heading level={2}>{words.cannotPay(name)}</Heading>
      <Content>
        {reasons.map((code) => (
          <p key={code} className={paragraph}>{say.text(code)}</p>
        ))}
      </Content>
    </InlineAlert>
  );
}
