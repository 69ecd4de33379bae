import Checkmark from '@react-spectrum/s2/icons/CheckmarkCircle';
import Circle from '@react-spectrum/s2/icons/Circle';
import { iconStyle, style } from '@react-spectrum/s2/style' with { type: 'macro' };
import type { RuleAnswer } from 'countersign';
import { useLanguage } from '../language';

const list = style({ listStyleType: 'none', margin: 0, padding: 0, display: 'flex', flexDirection: 'column', gap: 4 });
const line = style({ display: 'flex', alignItems: 'center', gap: 8, font: 'ui-sm' });

/** The rules of what is typed, ticked as they are met. */
export function RuleList({ id, rules }: { id: string; rules: readonly RuleAnswer[] }) {
  const { say } = useLanguage();
  return (
    <ul id={id} className={list}>
      {rules.map((rule) => (
        <li key={rule.rule} className={line}>
          {rule.satisfied ? (
            <Checkmark styles={iconStyle({ size: 'S', color: 'positive' })} />
          ) : (
            <Circle styles={iconStyle({ size: 'S' })} />
          )}
          {say.text(rule)}
          <span className="only-spoken">{say.word('ruleState', rule.satisfied ? 'satisfied' : 'unsatisfied')}</span>
        </li>
      ))}
    </ul>
  );
}
