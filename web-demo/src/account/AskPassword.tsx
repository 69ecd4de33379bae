import { Button, ButtonGroup, Form, TextField } from '@react-spectrum/s2';
import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import { useState, type FormEvent } from 'react';
import { useLanguage } from '../language';
import { useFilled } from '../parts/useFilled';

const full = style({ width: 'full' });

interface Props {
  /** What is done once it was given. */
  verb: string;
  isDestructive: boolean;
  isPending: boolean;
  onGive: (password: string) => void;
  onCancel: () => void;
}

/** Asks for the password again, before something that a stranger at the desk must not do. */
export function AskPassword({ verb, isDestructive, isPending, onGive, onCancel }: Props) {
  const { words } = useLanguage();
  const [password, type] = useState('');
  const { field, isFilled } = useFilled('asked-password', password);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (isFilled() && !isPending) onGive(password);
  };
  return (
    <Form onSubmit={submit} validationBehavior="aria" styles={full}>
      <TextField
        {...field}
        type="password"
        label={words.password.current}
        autoComplete="current-password"
        autoFocus
        value={password}
        onChange={type}
        styles={full}
      />
      <ButtonGroup>
        <Button type="submit" variant={isDestructive ? 'negative' : 'accent'} isPending={isPending}>{verb}</Button>
        <Button variant="secondary" onPress={onCancel}>{words.parts.cancel}</Button>
      </ButtonGroup>
    </Form>
  );
}
