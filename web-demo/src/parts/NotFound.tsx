import { LinkButton } from '@react-spectrum/s2';
import { useLanguage } from '../language';
import { Notice } from './Notice';

/** The same whether it does not exist or belongs to somebody else. */
export function NotFound() {
  const { words } = useLanguage();
  return (
    <Notice title={words.states.unknown}>
      <LinkButton variant="secondary" href="/">{words.states.toHome}</LinkButton>
    </Notice>
  );
}
