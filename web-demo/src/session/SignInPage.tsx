import { Button, Form, Link, Picker, PickerItem, TextField } from '@react-spectrum/s2';
import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import { useSearch } from '@tanstack/react-router';
import { useState, type FormEvent } from 'react';
import { Gate } from '../frame/Gate';
import { useBankOf } from '../frame/bank';
import { keep, kept } from '../kept';
import { useLanguage } from '../language';
import { Errors } from '../parts/Errors';
import { Notice } from '../parts/Notice';
import { CODE, isBackToWork } from './back';
import { signIn, tryAs, type Credentials, type DemoPrincipals } from './calls';
import { PeopleToTry } from './PeopleToTry';
import { usePrincipals, useSigningIn } from './queries';
import { Refused } from './Refused';
import { rememberStep } from './step';

const columns = style({
  display: 'grid',
  gridTemplateColumns: { default: ['minmax(0, 1fr)'], isWide: { default: ['minmax(0, 1fr)'], md: ['minmax(0, 1fr)', 'minmax(0, 1fr)'] } },
  gap: { default: 32, md: 64 },
  alignItems: 'start',
});
const form = style({ display: 'flex', flexDirection: 'column', gap: 20 });
const full = style({ width: 'full' });
const note = style({ font: 'body', margin: 0 });
const people = style({ display: 'flex', flexDirection: 'column', gap: 16 });
const heading = style({ font: 'title-lg', margin: 0 });
const small = style({ font: 'body-sm', margin: 0 });
const scrolled = style({ maxHeight: { default: 'none', md: 480 }, overflowY: { default: 'visible', md: 'auto' }, padding: 4, marginX: -4 });

const BANK = 'bank';

/** Where one signs in; in the local demo also as any of its people. */
export function SignInPage() {
  const { words } = useLanguage();
  const { data: principals, isPending } = usePrincipals();
  const { entity } = useSearch({ strict: false }) as { entity?: string };
  const [given] = useState(entity ?? kept(BANK) ?? undefined);
  const [chosen, choose] = useState(given);
  const banks = principals?.legalEntities ?? [];
  const legalEntity = banks.length === 0 ? chosen : (banks.find(({ id }) => id === chosen) ?? banks[0])?.id;
  const bank = useBankOf(legalEntity);
  return (
    <Gate bank={bank} title={words.signIn.title} isWide={banks.length > 0}>
      <div className={columns({ isWide: banks.length > 0 })}>
        <SignInForm
          legalEntity={legalEntity}
          banks={banks}
          isDemo={Boolean(principals)}
          onBank={choose}
          isBankAsked={!isPending && (banks.length > 1 || (banks.length === 0 && given === undefined))}
        />
        {principals && banks.length > 0 && <People of={banks.filter(({ id }) => id === legalEntity)} />}
        {principals && banks.length === 0 && <Notice title={words.states.noUsers} />}
      </div>
    </Gate>
  );
}

type Banks = DemoPrincipals['legalEntities'];

interface FormProps {
  legalEntity: string | undefined;
  /** Those that can be chosen. */
  banks: Banks;
  isDemo: boolean;
  /** Whether there is more than one bank, or none is known. */
  isBankAsked: boolean;
  onBank: (legalEntity: string) => void;
}

/** By password, and to the second step where one is due. A bank that does not know the person is not kept. */
async function enter(credentials: Credentials): Promise<{ to: string } | undefined> {
  const step = await signIn(credentials);
  keep(BANK, credentials.legalEntity);
  if (step === undefined) return undefined;
  rememberStep(step);
  return { to: CODE };
}

/** The fields, by the names under which a browser keeps them. */
const FIELDS = ['userName', 'password'] as const;

function SignInForm({ legalEntity, banks, isDemo, isBankAsked, onBank }: FormProps) {
  const { words } = useLanguage();
  const [missing, setMissing] = useState<readonly string[]>([]);
  const [isEarly, setEarly] = useState(false);
  const signing = useSigningIn(enter);
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const typed = new FormData(event.currentTarget);
    const [userName = '', password = ''] = FIELDS.map((name) => String(typed.get(name) ?? ''));
    const empty = [BANK, ...FIELDS].filter((name) => typed.get(name) === '');
    setMissing(empty);
    if (empty[0] !== undefined) return document.getElementById(empty[0])?.focus();
    setEarly(legalEntity === undefined);
    if (legalEntity === undefined || signing.isPending) return;
    signing.mutate({ legalEntity, userName, password });
  };
  const errorOf = (name: string) =>
    missing.includes(name) ? { isInvalid: true, errorMessage: words.signIn.fillIn } : {};
  return (
    <div className={form}>
      {isBackToWork() && signing.error === null && <p className={note}>{words.signIn.ended}</p>}
      {isEarly && legalEntity === undefined && !isBankAsked && (
        <Errors variant="notice" title={words.signIn.bankUnknown} />
      )}
      {signing.error && <Refused key={signing.submittedAt} error={signing.error} />}
      <Form onSubmit={submit} validationBehavior="aria" styles={full}>
        {isBankAsked && (
          <BankField legalEntity={legalEntity} banks={banks} onBank={onBank} {...errorOf(BANK)} />
        )}
        <TextField
          id="userName"
          name="userName"
          label={words.signIn.userName}
          autoComplete="username"
          spellCheck="false"
          styles={full}
          {...errorOf('userName')}
        />
        <TextField
          id="password"
          name="password"
          type="password"
          label={words.signIn.password}
          autoComplete="current-password"
          styles={full}
          {...errorOf('password')}
        />
        <Button id="sign-in" type="submit" variant="accent" isPending={signing.isPending} styles={full}>
          {words.signIn.verb}
        </Button>
      </Form>
      <Link href="/activate">{words.signIn.activate}</Link>
      <Link id="to-enrol" href="/enrol">{words.enrol.link}</Link>
      {isDemo && <Link href="/mail">{words.signIn.mail}</Link>}
    </div>
  );
}

interface BankProps {
  legalEntity: string | undefined;
  banks: Banks;
  onBank: (legalEntity: string) => void;
  isInvalid?: boolean;
  errorMessage?: string;
}

function BankField({ legalEntity, banks, onBank, ...error }: BankProps) {
  const { words } = useLanguage();
  // None is there to choose from: it is typed.
  if (banks.length === 0) {
    return (
      <TextField
        id={BANK}
        name={BANK}
        label={words.signIn.bank}
        value={legalEntity ?? ''}
        onChange={onBank}
        styles={full}
        {...error}
      />
    );
  }
  return (
    <Picker
      label={words.signIn.bank}
      value={legalEntity ?? null}
      onChange={(key) => key !== null && onBank(String(key))}
      styles={full}>
      {banks.map(({ id, name }) => (
        <PickerItem key={id} id={id}>{name}</PickerItem>
      ))}
    </Picker>
  );
}

/** Those of the chosen bank. */
function People({ of }: { of: Banks }) {
  const { words } = useLanguage();
  const given = of[0]?.password;
  const trying = useSigningIn(tryAs);
  return (
    <section className={people} aria-labelledby="try-as">
      <h2 id="try-as" className={heading}>{words.tryAs.title}</h2>
      <p className={small}>{words.tryAs.note}</p>
      {given !== undefined && <p className={small}>{words.signIn.demoPassword(given)}</p>}
      <div className={scrolled}>
        <PeopleToTry key={trying.submittedAt} principals={{ legalEntities: of }} error={trying.error} onChoose={trying.mutate} />
      </div>
    </section>
  );
}
