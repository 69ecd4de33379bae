import { Button, DateField, Form, LinkButton, TextField } from '@react-spectrum/s2';
import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import type { DetailIssue } from 'countersign';
import { useState, type FormEvent } from 'react';
import { ProblemError } from '../api';
import { useBankOf } from '../frame/bank';
import { Gate } from '../frame/Gate';
import { kept } from '../kept';
import { useLanguage, type Language } from '../language';
import { Notice } from '../parts/Notice';
import { UpLink } from '../parts/UpLink';
import { SIGN_IN } from './back';
import { enrol, type Enrolment } from './calls';
import { useDoing, usePrincipals } from './queries';
import { Refused } from './Refused';

const form = style({ display: 'flex', flexDirection: 'column', gap: 20 });
const full = style({ width: 'full' });
const note = style({ font: 'body', margin: 0 });

const FIELDS = ['legalEntity', 'customer', 'lastName', 'ssn', 'userName'] as const;
type Field = (typeof FIELDS)[number] | 'birthDate';

/** Somebody whom the bank knows asks for access by themselves; what is answered says nothing of whom it knows. */
export function EnrolPage() {
  const { words } = useLanguage();
  const { data: principals, isPending } = usePrincipals();
  const known = kept('bank') ?? principals?.legalEntities[0]?.id;
  const bank = useBankOf(known);
  const enrolling = useDoing(enrol);
  return (
    <Gate bank={bank} title={words.enrol.title}>
      {enrolling.isSuccess ? (
        <Notice title={words.enrol.sent} detail={[words.enrol.sentDetail]}>
          <LinkButton id="to-sign-in" variant="accent" href={SIGN_IN}>{words.signIn.verb}</LinkButton>
        </Notice>
      ) : (
        !isPending && <EnrolForm key={known} legalEntity={known} enrolling={enrolling} />
      )}
    </Gate>
  );
}

interface FormProps {
  legalEntity: string | undefined;
  enrolling: ReturnType<typeof useDoing<Enrolment>>;
}

function EnrolForm({ legalEntity, enrolling }: FormProps) {
  const language = useLanguage();
  const { words } = language;
  const [missing, setMissing] = useState<readonly Field[]>([]);
  const refused = refusedFields(enrolling.error, language);
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const typed = new FormData(event.currentTarget);
    const text = (name: Field): string => String(typed.get(name) ?? '').trim();
    const all: readonly Field[] = ['customer', 'lastName', 'birthDate', 'ssn', 'userName'];
    const empty = [...(legalEntity === undefined ? (['legalEntity'] as const) : []), ...all].filter((name) => text(name) === '');
    setMissing(empty);
    if (empty[0] !== undefined) return document.getElementById(empty[0])?.focus();
    if (enrolling.isPending) return;
    enrolling.mutate({
      legalEntity: legalEntity ?? text('legalEntity'),
      customer: text('customer'),
      lastName: text('lastName'),
      birthDate: text('birthDate'),
      ssn: text('ssn'),
      userName: text('userName'),
    });
  };
  const errorOf = (name: Field): { isInvalid?: boolean; errorMessage?: string } => {
    const error = missing.includes(name) ? words.signIn.fillIn : refused[name];
    return error === undefined ? {} : { isInvalid: true, errorMessage: error };
  };
  const field = (name: (typeof FIELDS)[number], label: string) => ({ id: name, name, label, styles: full, ...errorOf(name) });
  return (
    <div className={form}>
      {enrolling.error && <Refused key={enrolling.submittedAt} error={enrolling.error} />}
      <p className={note}>{words.enrol.note}</p>
      <Form onSubmit={submit} validationBehavior="aria" styles={full}>
        {legalEntity === undefined && <TextField {...field('legalEntity', words.signIn.bank)} />}
        <TextField {...field('customer', words.enrol.company)} description={words.enrol.companyHint} autoComplete="off" />
        <TextField {...field('lastName', words.person.fields.lastName)} autoComplete="family-name" />
        <DateField id="birthDate" name="birthDate" label={words.person.fields.birthDate} styles={full} {...errorOf('birthDate')} />
        <TextField {...field('ssn', words.person.fields.ssn)} inputMode="numeric" autoComplete="off" />
        <TextField
          {...field('userName', words.person.fields.userName)}
          description={words.enrol.userNameHint}
          autoComplete="username"
          spellCheck="false"
        />
        <Button id="enrol" type="submit" variant="accent" isPending={enrolling.isPending} styles={full}>
          {words.enrol.verb}
        </Button>
      </Form>
      <UpLink to={SIGN_IN}>{words.signIn.verb}</UpLink>
    </div>
  );
}

/** What the service says of each field, in the package's words. */
function refusedFields(error: Error | null, { say, words }: Language): Partial<Record<Field, string>> {
  const errors = error instanceof ProblemError ? (error.problem.errors ?? []) : [];
  const text = (path: string, code: string): string =>
    words.importing.problem[code] ?? say.text({ path, code, parameters: {} } as DetailIssue);
  return Object.fromEntries(errors.map(({ pointer = '', code }) => [pointer.slice(1), text(pointer, code)]));
}
