import { Button, Content, Heading, InlineAlert } from '@react-spectrum/s2';
import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import { useLanguage } from '../../language';
import { Refused } from '../../session/Refused';
import type { User } from '../api';
import { useScreening } from '../queries';

const box = style({ width: 'full' });
const text = style({ font: 'body', margin: 0 });
const foot = style({ display: 'flex', flexWrap: 'wrap', alignItems: 'center', columnGap: 16, rowGap: 8, marginTop: 12 });

/** Says what keeps somebody new from activating their access, who can change that, and what can be done here. */
export function ScreeningNotice({ user }: { user: User }) {
  const { id, status, screening } = user;
  if (screening?.state !== 'hit' || status.status !== 'new') return null;
  return <Hit key={id} user={user} />;
}

function Hit({ user: { id, name } }: { user: User }) {
  const said = useLanguage().words.person.screening;
  const { mutate, error, data, isPending, submittedAt } = useScreening(id);
  return (
    <>
      {error && <Refused key={submittedAt} error={error} />}
      <InlineAlert variant="notice" styles={box}>
        <Heading level={2}>{said.waits(name)}</Heading>
        <Content>
          <p className={text}>{said.whoClears}</p>
          <div className={foot}>
            <Button id="check-again" variant="secondary" isPending={isPending} onPress={() => mutate()}>
              {said.again}
            </Button>
            <span role="status">{data === 'hit' && said.stillHit}</span>
          </div>
        </Content>
      </InlineAlert>
    </>
  );
}
