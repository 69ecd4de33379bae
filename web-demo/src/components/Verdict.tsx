import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import type { DecisionAnswer } from 'countersign';
import type { Catalogue } from '../catalogue';
import { useLanguage } from '../language';
import { Approval } from './Approval';

const block = style({ display: 'flex', flexDirection: 'column', gap: 8 });
const heading = style({ font: 'title-sm', margin: 0 });
const paragraph = style({ font: 'body', margin: 0 });

interface Props {
  decision: Pick<DecisionAnswer, 'outcome' | 'reasons' | 'approval'>;
  catalogue: Catalogue;
}

/** Why the decision is as it is, and who has to approve. */
export function Verdict({ decision: { outcome, reasons, approval }, catalogue }: Props) {
  const { words } = useLanguage();
  const sentences = reasons.length > 0 ? reasons.map(catalogue.say.text) : [words.verdict.withinLimits];
  return (
    <>
      <div className={block}>
        <h4 className={heading}>{words.verdict.why[outcome]}</h4>
        {sentences.map((sentence) => (
          <p key={sentence} className={paragraph}>{sentence}</p>
        ))}
      </div>
      {approval && <Approval approval={approval} catalogue={catalogue} />}
    </>
  );
}
