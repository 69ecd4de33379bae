import { Tab, TabList, TabPanel, Tabs } from '@react-spectrum/s2';
import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import { getRouteApi } from '@tanstack/react-router';
import { useDesk } from '../frame/desk';
import { Page } from '../frame/Page';
import { useLanguage } from '../language';
import { done } from '../parts/done';
import { NotFound } from '../parts/NotFound';
import { ChangePassword } from '../session/ChangePassword';
import { Details } from './Details';
import { Devices } from './Devices';
import { Rights } from './Rights';
import { SecondFactor } from './SecondFactor';

const route = getRouteApi('/desk/me/$tab');

const TABS = ['details', 'rights', 'devices', 'password'] as const;
type TabName = (typeof TABS)[number];

const stack = style({ display: 'flex', flexDirection: 'column', gap: 40 });
const panel = style({ paddingTop: 24 });

/** What is a person's own. */
export function AccountPage() {
  const { words } = useLanguage();
  const { tab } = route.useParams();
  const navigate = route.useNavigate();
  const known = TABS.find((name) => name === tab);
  const { title, tabs } = words.account;
  return (
    <Page title={title} {...(known && { windowTitle: tabs[known] })}>
      {known === undefined ? (
        <NotFound />
      ) : (
        <Tabs
          aria-label={title}
          selectedKey={known}
          onSelectionChange={(key) => void navigate({ params: { tab: String(key) }, resetScroll: false })}>
          <TabList>
            {TABS.map((name) => (
              <Tab key={name} id={name}>{tabs[name]}</Tab>
            ))}
          </TabList>
          {TABS.map((name) => (
            <TabPanel key={name} id={name}>
              <div className={panel}>
                <Content tab={name} />
              </div>
            </TabPanel>
          ))}
        </Tabs>
      )}
    </Page>
  );
}

function Content({ tab }: { tab: TabName }) {
  const { words } = useLanguage();
  const { me } = useDesk();
  switch (tab) {
    case 'details':
      return <Details />;
    case 'rights':
      return <Rights />;
    case 'devices':
      return <Devices />;
    case 'password':
      return (
        <div className={stack}>
          <ChangePassword me={me} onChanged={() => done(words.password.changed)} />
          <SecondFactor me={me} />
        </div>
      );
  }
}
