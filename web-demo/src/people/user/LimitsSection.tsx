import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import type { GroupLimitEntry, GroupLimitsEntry, Period } from 'countersign';
import { useLanguage } from '../../language';
import { Facts } from '../../parts/Facts';
import { Notice } from '../../parts/Notice';
import { AtCompany, type Shown } from './AtCompany';

const PERIODS: readonly Period[] = ['perTransaction', 'daily', 'weekly', 'monthly'];

const cards = style({
  display: 'grid',
  gridTemplateColumns: { default: ['minmax(0, 1fr)'], md: ['minmax(0, 1fr)', 'minmax(0, 1fr)'] },
  gap: 16,
});
const card = style({
  display: 'flex',
  flexDirection: 'column',
  gap: 12,
  padding: 20,
  borderRadius: 'lg',
  borderStyle: 'solid',
  borderWidth: 1,
  borderColor: 'gray-200',
});
const heading = style({ font: 'title', margin: 0 });
const note = style({ font: 'ui-sm', color: 'neutral-subdued', margin: 0 });

/** How much money a person may move. */
export function LimitsSection({ user }: { user: string }) {
  const { words } = useLanguage();
  return (
    <AtCompany section="limits" user={user} type={() => undefined}>
      {(shown) =>
        shown.limits.length === 0 ? (
          <Notice title={words.person.noLimits} detail={[words.person.followsRole]} />
        ) : (
          <div className={cards}>
            {shown.limits.map((entry) => (
              <GroupCard key={entry.group} entry={entry} shown={shown} />
            ))}
          </div>
        )
      }
    </AtCompany>
  );
}

function GroupCard({ entry, shown: { catalogue } }: { entry: GroupLimitsEntry; shown: Shown }) {
  const { words } = useLanguage();
  const { say } = catalogue;
  const amount = (limit: string | null): string => (limit === null ? words.change.unlimited : say.amount(limit));
  const valueOf = ({ limit, default: own }: GroupLimitEntry): string =>
    limit === own ? amount(limit) : words.person.insteadOf(amount(limit), amount(own));
  const name = catalogue.nameOf('limitGroup', entry.group);
  return (
    <section className={card} aria-label={name}>
      <h3 className={heading}>{name}</h3>
      <Facts
        facts={PERIODS.map((period) => ({
          id: period,
          name: say.word('period', period),
          value: valueOf(entry[period]),
        }))}
      />
      <p className={note}>{words.person.futureOnly}</p>
    </section>
  );
}
