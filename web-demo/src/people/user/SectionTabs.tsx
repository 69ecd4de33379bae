import { Tab, TabList, TabPanel, Tabs } from '@react-spectrum/s2';
import { useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useLanguage } from '../../language';
import { sectionOf, type Section } from './sections';

interface Props {
  user: string;
  sections: readonly Section[];
  section: Section;
  children: (section: Section) => ReactNode;
}

/** The sections of a person as tabs: which one is shown is in the address. */
export function SectionTabs({ user, sections, section, children }: Props) {
  const { words } = useLanguage();
  const navigate = useNavigate();
  const choose = (key: string): void => {
    const chosen = sectionOf(key);
    if (chosen === undefined || chosen === section) return;
    void navigate({
      to: '/users/$id/$section',
      params: { id: user, section: chosen },
      search: (now) => now,
      resetScroll: false,
    });
  };
  return (
    <Tabs
      aria-label={words.person.sections}
      keyboardActivation="manual"
      selectedKey={section}
      onSelectionChange={(key) => choose(String(key))}>
      <TabList>
        {sections.map((one) => (
          <Tab key={one} id={one}>{words.person.section[one]}</Tab>
        ))}
      </TabList>
      {sections.map((one) => (
        <TabPanel key={one} id={one}>{children(one)}</TabPanel>
      ))}
    </Tabs>
  );
}
