import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import type { DecisionAnswer, Outcome } from 'countersign';
import type { Catalogue } from '../catalogue';
import { decisionLine, limitName, reasonSentence } from '../text';
import { Approval } from './Approval';
import { LimitLine } from './LimitLine';

const block = style({ display: 'flex', flexDirection: 'column', gap: 8 });
const heading = style({ font: 'title-sm', margin: 0 });
const paragraph = style({ font: 'body', margin: 0 });

const REASONS: Readonly<Record<Outcome, string>> = {
  executed: 'Why it goes through',
  pendingApproval: 'Why it needs approval',
  denied: 'Why it is denied',
};

/** Why the decision is as it is, and who has to approve. */
export function Verdict({ decision, catalogue }: { decision: DecisionAnswer; catalogue: Catalogue }) {
  const { reasons, approval } = decision;
  return (
    <>
      <div className={block}>
        <h4 className={heading}>{REASONS[decision.outcome]}</h4>
        {reasons.length === 0 && <p className={paragraph}>{decisionLine(decision, catalogue.currency)}</p>}
        {reasons.map((reason) =>
          limitName(reason) === undefined ? (
            <p key={reason.code} className={paragraph}>
              {reasonSentence(reason.code)}
            </p>
          ) : (
            <LimitLine key={`${reason.code} ${reason.scope} ${reason.period}`} reason={reason} catalogue={catalogue} />
          ),
        )}
      </div>
      {approval && <Approval approval={approval} catalogue={catalogue} />}
    </>
  );
}
