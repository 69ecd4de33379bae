import { ActionButton, Text } from '@react-spectrum/s2';
import Copy from '@react-spectrum/s2/icons/Copy';
import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import { useState } from 'react';
import { useLanguage } from '../language';

const line = style({ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 8 });
const code = style({ font: 'code-sm' });

interface Props {
  /** What is shown. */
  short: string;
  /** What is copied. */
  whole: string;
}

/** Something that people read out, and copy. */
export function CopyText({ short, whole }: Props) {
  const { words } = useLanguage();
  const [copied, setCopied] = useState(false);
  const copy = (): void => void navigator.clipboard.writeText(whole).then(() => setCopied(true), () => undefined);
  return (
    <span className={line}>
      <bdi className={code}>{short}</bdi>
      <ActionButton size="S" isQuiet onPress={copy}>
        <Copy />
        <Text>{words.payment.copy}</Text>
      </ActionButton>
      <span role="status">{copied && words.payment.copied}</span>
    </span>
  );
}
