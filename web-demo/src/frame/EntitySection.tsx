import { Header, Heading, MenuItem, MenuSection } from '@react-spectrum/s2';
import { useLanguage } from '../language';
import { switchEntity, type Me } from '../session/calls';
import { useSigningIn } from '../session/queries';

/** In the menu of a person who is a user of several banks: which one. */
export function EntitySection({ me: { entities = [] } }: { me: Me }) {
  const { words } = useLanguage();
  const switching = useSigningIn(switchEntity);
  const current = entities.find(({ isCurrent }) => isCurrent)?.legalEntity;
  return (
    <MenuSection
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={current === undefined ? [] : [current]}
      onSelectionChange={(keys) => {
        const [chosen] = keys === 'all' ? [] : keys;
        if (chosen !== undefined && chosen !== current) switching.mutate(String(chosen));
      }}>
      <Header>
        <Heading>{words.frame.entities}</Heading>
      </Header>
      {entities.map(({ legalEntity, name }) => (
        <MenuItem key={legalEntity} id={legalEntity}>{name}</MenuItem>
      ))}
    </MenuSection>
  );
}
