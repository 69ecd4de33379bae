import { Button } from '@react-spectrum/s2';
import { lightDark, style } from '@react-spectrum/s2/style' with { type: 'macro' };
import type { Outcome } from 'countersign';
import { useDesk } from '../frame/desk';
import { useLanguage } from '../language';
import { Spoken } from '../parts/Spoken';
import { linesOf, shownOf, titleOf } from './answer';
import { DayBar } from './DayBar';
import { Headline } from './Headline';
import { Headroom } from './Headroom';
import type { Draft } from './payment';
import type { FormPreview } from './preview';
import { isNone } from './reasons';

interface Props {
  preview: FormPreview;
  draft: Draft;
  onUse: (amount: string) => void;
}

type Tone = Outcome | 'waiting';

const card = style({
  display: 'flex',
  flexDirection: 'column',
  gap: 24,
  padding: { default: 16, sm: 24 },
  borderRadius: 'xl',
  backgroundColor: {
    default: 'layer-1',
    tone: {
      executed: lightDark('positive-100', 'gray-50'),
      pendingApproval: lightDark('notice-100', 'gray-50'),
      denied: lightDark('negative-100', 'gray-50'),
    },
  },
  boxSizing: 'border-box',
});
const said = style({ display: 'flex', flexDirection: 'column', alignItems: 'start', gap: 8, minHeight: 96 });
const line = style({ font: 'body', margin: 0 });

/** The answer to the form as it stands, worked out in the browser. */
export function AnswerCard({ preview, draft, onUse }: Props) {
  const { words } = useLanguage();
  const desk = useDesk();
  const { say } = desk.catalogue;
  const { answer, outlook, budget } = preview;
  const decision = answer?.kind === 'decision' ? answer.decision : undefined;
  const shown = shownOf(preview);
  const tone: Tone = shown?.outcome ?? 'waiting';
  const title = titleOf(shown, answer, desk, words);
  const lines = linesOf(shown, preview, draft, desk, words);
  const most = shown?.outcome === 'denied' ? outlook?.passing?.pass : undefined;
  return (
    <section className={card({ tone })} aria-label={words.answer.label} data-outcome={tone}>
      <div className={said}>
        <Headline outcome={shown?.outcome} title={title} />
        {lines.map((text) => (
          <p key={text} className={line}>{text}</p>
        ))}
        {most && !isNone(most) && (
          <Button variant="secondary" onPress={() => onUse(most)}>
            {words.answer.changeTo(say.amount(most, draft.currency))}
          </Button>
        )}
      </div>
      <Spoken text={[title, ...lines].join(' ')} />
      {outlook?.passing && <Headroom passing={outlook.passing} currency={draft.currency} say={say} onUse={onUse} />}
      {budget && <DayBar budget={budget} amount={decision?.amount} outcome={decision?.outcome} />}
    </section>
  );
}
