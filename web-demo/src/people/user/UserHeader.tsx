import { Badge, Link } from '@react-spectrum/s2';
import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import { useLanguage } from '../../language';
import type { User } from '../api';
import { useInstant } from '../../parts/instant';
import type { Words } from '../../words/words';
import { UserStatus } from '../UserStatus';
import { SaveCertificate } from './SaveCertificate';

const header = style({
  display: 'flex',
  flexDirection: 'column',
  gap: 4,
  marginTop: { default: -12, md: -20 },
  font: 'ui',
  // A long address does not reach over the edge of a phone.
  overflowWrap: 'anywhere',
});
const line = style({ display: 'flex', flexWrap: 'wrap', alignItems: 'center', columnGap: 16, rowGap: 8 });
const text = style({ font: 'body', margin: 0 });

/** Beneath a person's name: how to reach them, where they stand, and why. */
export function UserHeader({ user }: { user: User }) {
  const { words } = useLanguage();
  const moment = useInstant();
  const { details, status, isMe, invitation } = user;
  const email = details?.email;
  const lines = [
    // Who is active again needs no reason any more.
    ...(status.status !== 'active' && status.reason && status.since
      ? [words.person.since(moment(status.since), status.reason)]
      : []),
    ...(status.lockedUntil ? [words.person.lockedUntil(moment(status.lockedUntil))] : []),
    ...(invitation ? [invitationText(invitation, moment, words)] : []),
    ...(isMe ? [words.person.ownRecord] : []),
  ];
  return (
    <div className={header}>
      <div className={line}>
        {email && <Link href={`mailto:${email}`}><bdi>{email}</bdi></Link>}
        <UserStatus status={status.status} />
        {isMe && <Badge variant="accent" fillStyle="subtle" size="S">{words.people.you}</Badge>}
        {user.customers.length > 0 && <SaveCertificate user={user} />}
      </div>
      {lines.map((one) => (
        <p key={one} className={text}>{one}</p>
      ))}
    </div>
  );
}

type Invitation = NonNullable<User['invitation']>;

function invitationText(
  { state, sentAt, endsAt }: Invitation,
  moment: (at: string) => string,
  { person }: Words,
): string {
  if (sentAt === undefined || endsAt === undefined || state === 'none') return person.notInvited;
  return state === 'expired' ? person.invitationOver(moment(endsAt)) : person.invited(moment(sentAt), moment(endsAt));
}
