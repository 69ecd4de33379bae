import { Button, Form, Link, TextField } from '@react-spectrum/s2';
import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import { useState, type FormEvent } from 'react';
import { useLanguage } from '../language';
import { CopyText } from '../parts/CopyText';
import { useFilled } from '../parts/useFilled';
import type { SecondFactorKey } from '../session/calls';

const full = style({ width: 'full' });
const list = style({ margin: 0, paddingStart: 20, font: 'body', display: 'flex', flexDirection: 'column', gap: 12 });

interface Props {
  made: SecondFactorKey;
  isPending: boolean;
  onCode: (code: string) => void;
}

const GROUP = 4;

/** In groups, as people copy it by hand. */
const grouped = (secret: string): string =>
  [...secret].reduce((text, letter, at) => (at > 0 && at % GROUP === 0 ? `${text} ${letter}` : text + letter), '');

/** The key for the app, and where its first code is typed. */
export function ShowKey({ made: { secret, uri }, isPending, onCode }: Props) {
  const said = useLanguage().words.secondFactor;
  const [code, type] = useState('');
  const { field, isFilled } = useFilled('first-code', code);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (isFilled() && !isPending) onCode(code.replaceAll(' ', ''));
  };
  return (
    <>
      <ol className={list}>
        <li>{said.openApp}</li>
        <li>
          {said.enterKey}
          <CopyText short={grouped(secret)} whole={secret} />
          <Link href={uri}>{said.openLink}</Link>
        </li>
        <li>{said.typeCode}</li>
      </ol>
      <Form onSubmit={submit} validationBehavior="aria" styles={full}>
        <TextField
          {...field}
          label={said.code}
          inputMode="numeric"
          autoComplete="one-time-code"
          autoFocus
          value={code}
          onChange={type}
          styles={full}
        />
        <Button type="submit" variant="accent" isPending={isPending}>{said.confirm}</Button>
      </Form>
    </>
  );
}
