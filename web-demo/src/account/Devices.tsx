import { Badge, Button, DialogTrigger } from '@react-spectrum/s2';
import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useLanguage } from '../language';
import { Confirm } from '../parts/Confirm';
import { done } from '../parts/done';
import { Failed } from '../parts/Failed';
import { useInstant } from '../parts/instant';
import { Loading } from '../parts/Loading';
import { endAllSessions, endSession, fetchSessions, type OwnSession } from '../session/calls';
import { useSigningOut } from '../session/queries';
import { Refused } from '../session/Refused';
import { deviceOf } from './device';

const SESSIONS = ['sessions'];

const stack = style({ display: 'flex', flexDirection: 'column', alignItems: 'start', gap: 24 });
const list = style({
  listStyleType: 'none',
  margin: 0,
  padding: 0,
  display: 'flex',
  flexDirection: 'column',
  gap: 12,
  width: 'full',
});
const card = style({
  display: 'flex',
  flexWrap: 'wrap',
  alignItems: 'center',
  justifyContent: 'space-between',
  gap: 12,
  padding: 16,
  borderRadius: 'lg',
  borderStyle: 'solid',
  borderWidth: 1,
  borderColor: 'gray-200',
});
const lines = style({ display: 'flex', flexDirection: 'column', gap: 4, minWidth: 0 });
const title = style({ font: 'title-sm', display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 8 });
const line = style({ font: 'ui', color: 'neutral-subdued' });

/** Where a person is signed in, and how to end it. */
export function Devices() {
  const { words } = useLanguage();
  const client = useQueryClient();
  const { data, error, refetch } = useQuery({
    queryKey: SESSIONS,
    queryFn: ({ signal }) => fetchSessions(signal),
  });
  const ending = useMutation({
    mutationFn: endSession,
    networkMode: 'always',
    retry: false,
    onSuccess: () => done(words.account.devices.ended),
    onSettled: () => void client.invalidateQueries({ queryKey: SESSIONS }),
  });
  const everywhere = useSigningOut(endAllSessions);
  if (data === undefined) {
    return error ? (
      <Failed title={words.states.listFailed} error={error} onRetry={() => void refetch()} />
    ) : (
      <Loading />
    );
  }
  const said = words.account.devices;
  const failed = ending.error ?? everywhere.error;
  return (
    <div className={stack}>
      {failed && <Refused error={failed} />}
      <DialogTrigger>
        <Button id="sign-out-everywhere" variant="secondary">{said.everywhere}</Button>
        <Confirm
          title={said.everywhereTitle}
          consequences={[said.everywhereConsequence]}
          verb={said.everywhere}
          isDestructive
          onConfirm={() => everywhere.mutate(undefined)}
        />
      </DialogTrigger>
      <ul className={list} aria-label={said.label}>
        {data.map((session) => (
          <Device key={session.id} session={session} onEnd={() => ending.mutate(session.id)} />
        ))}
      </ul>
    </div>
  );
}

interface DeviceProps {
  session: OwnSession;
  onEnd: () => void;
}

function Device({ session: { agent, begunAt, usedAt, isCurrent }, onEnd }: DeviceProps) {
  const said = useLanguage().words.account.devices;
  const instant = useInstant();
  const name = deviceOf(agent) ?? said.unknown;
  return (
    <li className={card}>
      <div className={lines}>
        <span className={title}>
          <bdi>{name}</bdi>
          {isCurrent && <Badge variant="positive" fillStyle="subtle" size="S">{said.here}</Badge>}
        </span>
        <span className={line}>{`${said.begun}: ${instant(begunAt)}`}</span>
        <span className={line}>{`${said.used}: ${instant(usedAt)}`}</span>
      </div>
      {!isCurrent && (
        <Button variant="secondary" aria-label={said.signOutOf(name)} onPress={onEnd}>{said.signOut}</Button>
      )}
    </li>
  );
}
