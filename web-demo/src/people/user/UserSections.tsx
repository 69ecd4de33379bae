import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import { useMediaQuery } from '../../media';
import type { User } from '../api';
import { AccessSection } from './AccessSection';
import { DetailsSection } from './DetailsSection';
import { LimitsSection } from './LimitsSection';
import { OtherSection } from './OtherSection';
import { PermissionsSection } from './PermissionsSection';
import { SaveUser } from './SaveUser';
import { SECTIONS, STACKED, TABBED, type Section } from './sections';
import { SectionTabs } from './SectionTabs';
import { useStaged } from './staged';

const stack = style({ display: 'flex', flexDirection: 'column', gap: 32 });

interface Props {
  user: User;
  section: Section;
}

/** The sections of a person; what is kept in one of them stays while another is looked at. */
export function UserSections({ user, section }: Props) {
  const narrow = useMediaQuery('(max-width: 767px)');
  const staged = useStaged(user);
  const mayEdit = user.may.includes('edit');
  const shown = (one: Section) => {
    switch (one) {
      case 'details':
        return (
          <DetailsSection
            user={user.id}
            details={user.details}
            mayReveal={user.mayReveal}
            screening={user.screening}
            kept={staged.kept.details}
            mayEdit={mayEdit}
            onKeep={(details) => staged.keep({ details })}
          />
        );
      case 'access':
        return (
          <AccessSection
            user={user}
            kept={staged.kept.access}
            mayEdit={mayEdit}
            onKeep={(access) => staged.keep({ access })}
          />
        );
      case 'permissions':
        return <PermissionsSection user={user.id} />;
      case 'other':
        return <OtherSection user={user.id} />;
      case 'limits':
        return <LimitsSection user={user.id} />;
    }
  };
  const [first = 'permissions'] = TABBED;
  return (
    <>
      {narrow ? (
        <div className={stack}>
          {STACKED.map((one) => (
            <div key={one}>{shown(one)}</div>
          ))}
          <SectionTabs user={user.id} sections={TABBED} section={TABBED.includes(section) ? section : first}>
            {shown}
          </SectionTabs>
        </div>
      ) : (
        <SectionTabs user={user.id} sections={SECTIONS} section={section}>{shown}</SectionTabs>
      )}
      <SaveUser staged={staged} />
    </>
  );
}
