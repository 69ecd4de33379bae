import { Link } from '@react-spectrum/s2';
import { useLanguage } from '../language';
import { Records, type Column } from '../parts/Records';
import type { UserItem } from './api';
import { StatusAction } from './StatusAction';
import { useInstant } from '../parts/instant';
import { UserActions } from './UserActions';
import { UserName } from './UserName';
import { UserStatus } from './UserStatus';

interface Props {
  items: readonly UserItem[];
  open: string | undefined;
  onOpen: (id: string | undefined) => void;
}

/** People as records. */
export function UserRecords(props: Props) {
  const { words } = useLanguage();
  const columns = useColumns();
  return (
    <Records
      {...props}
      label={words.pages.users}
      columns={columns}
      nameOf={({ name }) => name}
      openLabel={words.people.details}
      actions={(user) => <UserActions user={user} />}
      quick={{ name: words.people.actions, of: (user) => <StatusAction user={user} /> }}
    />
  );
}

function useColumns(): Column<UserItem>[] {
  const { words } = useLanguage();
  const moment = useInstant();
  const { name, fullName, role, userName, status, lastSignIn, email, phone, none } = words.people;
  return [
    { id: 'name', name, isWhole: true, cell: (user) => <UserName user={user} /> },
    { id: 'role', name: role, cell: (user) => <Roles user={user} /> },
    { id: 'userName', name: userName, from: 'lg', cell: (user) => <bdi>{user.userName ?? none}</bdi> },
    { id: 'status', name: status, isWhole: true, cell: (user) => <UserStatus status={user.status} /> },
    { id: 'fullName', name: fullName, from: 'never', cell: (user) => <bdi>{user.name}</bdi> },
    {
      id: 'lastSignIn',
      name: lastSignIn,
      from: 'never',
      onCard: true,
      cell: ({ lastSignInAt }) => (lastSignInAt == null ? none : moment(lastSignInAt)),
    },
    {
      id: 'email',
      name: email,
      from: 'never',
      cell: (user) => (user.email ? <Link href={`mailto:${user.email}`}><bdi>{user.email}</bdi></Link> : none),
    },
    { id: 'phone', name: phone, from: 'never', cell: (user) => <bdi dir="ltr">{user.phone || none}</bdi> },
  ];
}

/** Each role once: that it is held at several companies is in the opened record. */
function Roles({ user: { roles } }: { user: UserItem }) {
  const { say, words } = useLanguage();
  const names = [...new Set(roles.map(({ name }) => name))];
  return <>{names.length === 0 ? words.people.none : say.list(names.map(words.name))}</>;
}
