import { useLanguage } from '../../language';
import { Facts } from '../../parts/Facts';
import { Notice } from '../../parts/Notice';
import { AtCompany } from './AtCompany';
import { StateMark } from './StateMark';

/** What a person may do at a company beside its accounts. */
export function OtherSection({ user }: { user: string }) {
  const { words } = useLanguage();
  return (
    <AtCompany section="other" user={user} type={({ matrix }) => matrix.otherPermissionType}>
      {({ matrix, catalogue }) =>
        matrix.other.length === 0 ? (
          <Notice title={words.person.noOther} detail={[words.person.followsRole]} />
        ) : (
          <Facts
            facts={matrix.other.map(({ feature, state }) => ({
              id: feature,
              name: catalogue.featureName(feature),
              value: <StateMark state={state} />,
            }))}
          />
        )
      }
    </AtCompany>
  );
}
