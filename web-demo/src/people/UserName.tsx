import { Badge, Link } from '@react-spectrum/s2';
import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import { useLanguage } from '../language';
import type { UserItem } from './api';

const line = style({ display: 'flex', flexWrap: 'wrap', alignItems: 'center', columnGap: 8, rowGap: 4 });

/** The name as the list shows it, cut where it is long: it is heard in full. One's own row is always marked. */
export function UserName({ user: { id, name, webName, isMe, may } }: { user: UserItem }) {
  const { words } = useLanguage();
  const shown = webName.trim();
  const rest = name.startsWith(shown) ? name.slice(shown.length) : '';
  const tab = may.includes('edit') ? 'details' : 'permissions';
  return (
    <span className={line}>
      <Link id={`user-${id}`} href={`/users/${id}/${tab}`} isQuiet>
        <bdi>
          {shown}
          {rest !== '' && <span className="only-spoken">{rest}</span>}
        </bdi>
      </Link>
      {isMe && <Badge variant="accent" fillStyle="subtle" size="S">{words.people.you}</Badge>}
    </span>
  );
}
