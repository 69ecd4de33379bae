import { useNavigate } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { Page } from '../../frame/Page';
import { useLanguage } from '../../language';
import { Failed } from '../../parts/Failed';
import { Loading } from '../../parts/Loading';
import { NotPermitted } from '../../parts/NotPermitted';
import { useMay } from '../may';
import { useNewDraft } from './queries';

/** Begins a draft, and goes on to its first step. */
export function NewUserPage() {
  const { words } = useLanguage();
  const mayCreate = useMay('createUsers');
  if (!mayCreate) {
    return <NotPermitted page={words.pages.newUser} right={words.people.rights.createUsers} />;
  }
  return <Beginning />;
}

function Beginning() {
  const { words } = useLanguage();
  const navigate = useNavigate();
  const { mutate, error } = useNewDraft();
  const begin = (): void =>
    mutate(undefined, {
      onSuccess: (draft) =>
        void navigate({ to: '/users/new/$draft/$step', params: { draft, step: 'details' }, replace: true }),
    });
  const begun = useRef(false);
  useEffect(() => {
    if (begun.current) return;
    begun.current = true;
    begin();
  });
  return (
    <Page title={words.pages.newUser}>
      {error ? <Failed title={words.states.pageFailed} error={error} onRetry={begin} /> : <Loading />}
    </Page>
  );
}
