import { Badge, Picker, PickerItem, Provider } from '@react-spectrum/s2';
import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import { useState } from 'react';
import { fromAddress, intoAddress } from './address';
import type { DemoPrincipals, Principal } from './api';
import { FailureAlert } from './components/FailureAlert';
import { Loading } from './components/Loading';
import { Offline } from './components/Offline';
import { TryAs } from './components/TryAs';
import { Workspace } from './components/Workspace';
import { LANGUAGES, LanguageContext, useLanguage, useLanguageChoice, type Language } from './language';
import { usePrincipals } from './queries';

const page = style({
  maxWidth: 1120,
  marginX: 'auto',
  paddingX: { default: 16, md: 32 },
  paddingY: { default: 16, md: 24 },
  boxSizing: 'border-box',
  display: 'flex',
  flexDirection: 'column',
  gap: 24,
});
const intro = style({ display: 'flex', flexDirection: 'column', gap: 8 });
const brand = style({ display: 'flex', alignItems: 'center', gap: 12, flexWrap: 'wrap' });
const wordmark = style({ font: 'title-lg', color: 'accent', margin: 0 });
const languages = style({ marginStart: 'auto' });
const heading = style({ font: { default: 'heading', md: 'heading-lg' }, margin: 0 });
const lead = style({ font: 'body', margin: 0, maxWidth: 860 });

interface Props {
  /** Which one is loaded already. */
  language: Language;
}

export function App({ language: first }: Props) {
  const [language, choose] = useLanguageChoice(first);
  const { localDemo, title, lead: text, language: label } = language.words;
  return (
    <LanguageContext value={language}>
      <Provider locale={language.locale}>
        <div className={page}>
          <header className={intro}>
            <div className={brand}>
              <p className={wordmark}>Countersign</p>
              <Badge variant="notice" fillStyle="subtle">{localDemo}</Badge>
              <div className={languages}>
                <Picker
                  aria-label={label}
                  size="S"
                  isQuiet
                  value={language.code}
                  onChange={(key) => {
                    const chosen = LANGUAGES.find(({ code }) => code === key);
                    if (chosen !== undefined) choose(chosen.code);
                  }}>
                  {LANGUAGES.map(({ code, name }) => (
                    <PickerItem key={code} id={code}>{name}</PickerItem>
                  ))}
                </Picker>
              </div>
            </div>
            <h1 className={heading}>{title}</h1>
            <p className={lead}>{text}</p>
          </header>
          <main>
            <Demo />
          </main>
        </div>
      </Provider>
    </LanguageContext>
  );
}

function Demo() {
  const { words } = useLanguage();
  const principals = usePrincipals();
  if (principals.data !== undefined) return <Desk principals={principals.data} />;
  if (principals.isError) return <FailureAlert title={words.failed.users} error={principals.error} />;
  return <Loading label={words.loading.users} />;
}

const desk = style({ display: 'flex', flexDirection: 'column', gap: 24 });

function Desk({ principals }: { principals: DemoPrincipals }) {
  const { words } = useLanguage();
  const [principal, choose] = usePrincipal(principals);
  if (principal === undefined) return <p>{words.noUsers}</p>;
  return (
    <div className={desk}>
      <Offline />
      <TryAs principals={principals} principal={principal} onChoose={choose} />
      <Workspace key={`${principal.legalEntity}/${principal.user}`} principal={principal} />
    </div>
  );
}

/** Who the page acts as. */
function usePrincipal(principals: DemoPrincipals): [Principal | undefined, (chosen: Principal) => void] {
  const everyone = principals.legalEntities.flatMap((entity) =>
    entity.users.map((user) => ({ legalEntity: entity.id, user: user.id })),
  );
  const asked = fromAddress('as');
  const [principal, setPrincipal] = useState(() => everyone.find(({ user }) => user === asked) ?? everyone[0]);
  const choose = (chosen: Principal): void => {
    intoAddress('as', chosen.user);
    setPrincipal(chosen);
  };
  return [principal, choose];
}
