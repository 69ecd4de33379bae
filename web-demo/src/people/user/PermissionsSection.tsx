import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import type { AccessLevel, AccountState, FeatureState } from 'countersign';
import { useLanguage } from '../../language';
import { useMediaQuery } from '../../media';
import { Facts } from '../../parts/Facts';
import { Notice } from '../../parts/Notice';
import { StateMark } from './StateMark';
import { AtCompany, type Shown } from './AtCompany';

const LEVELS: readonly AccessLevel[] = ['view', 'create', 'edit', 'approve', 'delete'];

const stack = style({ display: 'flex', flexDirection: 'column', gap: 24 });
const heading = style({ font: 'heading-sm', margin: 0 });
const table = style({ width: 'full', borderCollapse: 'collapse' });
const head = style({ font: 'ui-sm', fontWeight: 'bold', color: 'neutral-subdued', textAlign: 'start', padding: 8 });
const cell = style({
  font: 'ui',
  fontWeight: 'normal',
  textAlign: 'start',
  padding: 8,
  borderColor: 'gray-200',
  borderStyle: 'solid',
  borderWidth: 0,
  borderTopWidth: 1,
});

/** What a person may do on accounts, feature by feature and account by account. */
export function PermissionsSection({ user }: { user: string }) {
  const { words } = useLanguage();
  return (
    <AtCompany section="permissions" user={user} type={({ matrix }) => matrix.permissionType}>
      {(shown) =>
        shown.matrix.features.length === 0 ? (
          <Notice title={words.person.noPermissions} detail={[words.person.followsRole]} />
        ) : (
          <div className={stack}>
            <h3 className={heading}>{words.person.byFeature}</h3>
            <ByFeature {...shown} />
            <h3 className={heading}>{words.person.byAccount}</h3>
            <ByAccount {...shown} />
          </div>
        )
      }
    </AtCompany>
  );
}

function ByFeature({ matrix, catalogue }: Shown) {
  const { say, words } = useLanguage();
  const narrow = useMediaQuery('(max-width: 767px)');
  const nameOf = ({ feature }: FeatureState): string => catalogue.featureName(feature);
  if (narrow) {
    const levelsOf = ({ accessLevels }: FeatureState): string =>
      say.list(
        LEVELS.flatMap((level) => {
          const state = accessLevels[level];
          if (state === undefined || state === 'none') return [];
          const name = say.word('accessLevel', level);
          return state === 'full' ? name : words.person.partly(name);
        }),
      );
    return (
      <Facts
        facts={matrix.features.map((state) => ({
          id: state.feature,
          name: nameOf(state),
          value: levelsOf(state) || say.word('state', 'none'),
        }))}
      />
    );
  }
  return (
    <table className={table} aria-label={words.person.byFeature}>
      <thead>
        <tr>
          <th scope="col" className={head}>{words.person.feature}</th>
          {LEVELS.map((level) => (
            <th key={level} scope="col" className={head}>{say.word('accessLevel', level)}</th>
          ))}
        </tr>
      </thead>
      <tbody>
        {matrix.features.map((state) => (
          <tr key={state.feature}>
            <th scope="row" className={cell}>{nameOf(state)}</th>
            {LEVELS.map((level) => (
              <td key={level} className={cell}>
                <StateMark state={state.accessLevels[level]} />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function ByAccount({ matrix, catalogue }: Shown) {
  const { say, words } = useLanguage();
  const textOf = ({ selected, total, permissionType }: AccountState): string =>
    words.person.actionsOf(selected, total, say.word('permissionType', permissionType));
  return (
    <Facts
      facts={matrix.accounts.map((state) => ({
        id: state.account,
        name: catalogue.nameOf('account', state.account),
        value: textOf(state),
      }))}
    />
  );
}
