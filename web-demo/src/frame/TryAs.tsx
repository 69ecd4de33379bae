import { Content, Dialog, Heading } from '@react-spectrum/s2';
import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import type { Principal } from '../api';
import { useLanguage } from '../language';
import type { DemoPrincipals } from '../session/calls';
import { PeopleToTry } from '../session/PeopleToTry';

interface Props {
  principals: DemoPrincipals;
  error: Error | null;
  onChoose: (principal: Principal) => void;
}

const text = style({ font: 'body-sm', margin: 0, marginBottom: 16 });

/** In the local demo: signs in as somebody else, without a password. */
export function TryAs({ principals, error, onChoose }: Props) {
  const { title, note } = useLanguage().words.tryAs;
  return (
    <Dialog size="M" isDismissible>
      <Heading slot="title">{title}</Heading>
      <Content>
        <p className={text}>{note}</p>
        <PeopleToTry principals={principals} error={error} onChoose={onChoose} autoFocus />
      </Content>
    </Dialog>
  );
}
