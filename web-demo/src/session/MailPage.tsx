import { LinkButton } from '@react-spectrum/s2';
import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import { useBankOf } from '../frame/bank';
import { Gate } from '../frame/Gate';
import { useLanguage } from '../language';
import { Failed } from '../parts/Failed';
import { Facts } from '../parts/Facts';
import { Loading } from '../parts/Loading';
import { Notice } from '../parts/Notice';
import { UpLink } from '../parts/UpLink';
import { useInstant } from '../parts/instant';
import { SIGN_IN } from './back';
import type { Mail } from './calls';
import { useMailbox } from './queries';

const stack = style({ display: 'flex', flexDirection: 'column', gap: 16 });
const note = style({ font: 'body', margin: 0 });
const list = style({ listStyleType: 'none', margin: 0, padding: 0, display: 'flex', flexDirection: 'column', gap: 12 });
const card = style({
  display: 'flex',
  flexDirection: 'column',
  alignItems: 'start',
  gap: 12,
  padding: 16,
  borderRadius: 'lg',
  borderStyle: 'solid',
  borderWidth: 1,
  borderColor: 'gray-200',
});
const head = style({ display: 'flex', flexWrap: 'wrap', columnGap: 16, width: 'full', justifyContent: 'space-between' });
const title = style({ font: 'title', margin: 0 });
const line = style({ font: 'ui-sm', color: 'neutral-subdued' });

/** In the local demo: what was sent to people by e-mail and phone. */
export function MailPage() {
  const { words } = useLanguage();
  const { data, error, refetch } = useMailbox();
  const bank = useBankOf(data?.[0]?.legalEntity);
  return (
    <Gate bank={bank} title={words.mail.title} isWide>
      <div className={stack}>
        <UpLink to={SIGN_IN}>{words.signIn.title}</UpLink>
        <p className={note}>{words.mail.note}</p>
        {data && data.length > 0 && (
          <ul className={list} aria-label={words.mail.title}>
            {data.map((mail) => (
              <Message key={mail.id} mail={mail} />
            ))}
          </ul>
        )}
        {data?.length === 0 && <Notice title={words.mail.none} detail={[words.mail.noneNote]} />}
        {data === null && <Notice title={words.mail.notHere} />}
        {data === undefined && error && (
          <Failed title={words.states.listFailed} error={error} onRetry={() => void refetch()} />
        )}
        {data === undefined && !error && <Loading />}
      </div>
    </Gate>
  );
}

function Message({ mail }: { mail: Mail }) {
  const { words } = useLanguage();
  const instant = useInstant();
  const { kind, channel, recipient, deliveredAt, userName, code, link } = mail;
  const facts = [
    { id: 'userName', name: words.mail.userName, value: userName },
    { id: 'code', name: words.mail.code, value: code },
  ].flatMap(({ value, ...fact }) => (value === undefined ? [] : [{ ...fact, value: <bdi>{value}</bdi> }]));
  return (
    <li className={card}>
      <div className={head}>
        <h2 className={title}>{words.mail.kinds[kind] ?? words.mail.otherKind}</h2>
        <span className={line}>{instant(deliveredAt)}</span>
      </div>
      <span className={line}>
        {`${words.mail.channels[channel] ?? channel} · ${words.mail.to(recipient)}`}
      </span>
      <Facts facts={facts} />
      {link !== undefined && <LinkButton variant="secondary" href={link}>{words.mail.open}</LinkButton>}
    </li>
  );
}
