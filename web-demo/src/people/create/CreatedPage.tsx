import { Button, ButtonGroup, DialogContainer, LinkButton } from '@react-spectrum/s2';
import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import { useState } from 'react';
import { Page } from '../../frame/Page';
import { useLanguage } from '../../language';
import { CopyText } from '../../parts/CopyText';
import { Facts } from '../../parts/Facts';
import type { NewUser } from '../creating';
import { UserStatus } from '../UserStatus';
import { CustomRoleDialog } from './CustomRoleDialog';

const stack = style({ display: 'flex', flexDirection: 'column', gap: 24 });
const text = style({ font: 'body', margin: 0, overflowWrap: 'anywhere' });

/** Somebody was created: by which number, how they get in, and what can be done next. */
export function CreatedPage({ created }: { created: NewUser & { name: string } }) {
  const { words } = useLanguage();
  const [naming, name] = useState(false);
  const { user, reference, userName, status, sentTo } = created;
  return (
    <Page title={words.create.created(created.name)} windowTitle={words.pages.newUser}>
      <div className={stack}>
        <p className={text}>
          {sentTo.phoneLast3 === undefined
            ? words.create.linkSentTo(sentTo.email)
            : words.create.codeSentTo(sentTo.email, sentTo.phoneLast3)}
        </p>
        <Facts
          facts={[
            { id: 'reference', name: words.payment.reference, value: <CopyText short={reference} whole={reference} /> },
            { id: 'userName', name: words.person.fields.userName, value: <bdi>{userName}</bdi> },
            { id: 'status', name: words.people.status, value: <UserStatus status={status} /> },
          ]}
        />
        <ButtonGroup>
          <LinkButton id="view-created" variant="accent" href={`/users/${user}/permissions`}>
            {words.create.view}
          </LinkButton>
          <LinkButton variant="secondary" href={`/users/${user}/details`}>{words.person.edit}</LinkButton>
          <LinkButton variant="secondary" href="/users/new">{words.create.another}</LinkButton>
          <LinkButton variant="secondary" href="/users">{words.create.viewAll}</LinkButton>
          <Button variant="secondary" onPress={() => name(true)}>{words.create.newCustomRole}</Button>
        </ButtonGroup>
      </div>
      <DialogContainer onDismiss={() => name(false)}>
        {naming && <CustomRoleDialog user={user} onClose={() => name(false)} />}
      </DialogContainer>
    </Page>
  );
}
