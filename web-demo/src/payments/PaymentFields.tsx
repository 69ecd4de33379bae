import { DatePicker, Picker, PickerItem, Text, TextField } from '@react-spectrum/s2';
import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import { parseDate } from '@internationalized/date';
import type { Catalogue } from '../catalogue';
import { plainName } from '../display';
import { useLanguage } from '../language';
import { fieldId } from './offReason';
import { asTyped, withKind, type Draft } from './payment';
import type { Choice, PaymentKind } from './possibilities';

interface Props {
  draft: Draft;
  change: (changes: Partial<Draft>) => void;
  kinds: PaymentKind[];
  catalogue: Catalogue;
  /** What the engine refuses to judge, by field. */
  messages: Readonly<Record<string, string>>;
}

const fields = style({ display: 'flex', flexDirection: 'column', gap: 16 });
const row = style({
  display: 'grid',
  gridTemplateColumns: { default: ['minmax(0, 1fr)'], sm: ['minmax(0, 2fr)', 'minmax(0, 1fr)'] },
  gap: 16,
  alignItems: 'start',
});
const full = style({ width: 'full' });

export function PaymentFields(props: Props) {
  const { draft, change, catalogue, messages } = props;
  const { locale, words } = useLanguage();
  return (
    <div className={fields}>
      <KindPicker {...props} />
      <AccountPicker {...props} />
      <div className={row}>
        <div>
          <TextField
            {...named('amount')}
            label={words.form.amount}
            inputMode="decimal"
            autoComplete="off"
            placeholder={asTyped('1250.00', 'EUR', locale)}
            value={draft.amount}
            onChange={(amount) => change({ amount })}
            {...refusal(messages['amount'])}
            styles={full}
          />
        </div>
        <div>
          <Picker
            {...named('currency')}
            label={words.form.currency}
            value={draft.currency}
            onChange={(key) => key !== null && change({ currency: String(key) })}
            {...refusal(messages['currency'])}
            styles={full}>
            {catalogue.currencies.map((code) => (
              <PickerItem key={code} id={code}>{code}</PickerItem>
            ))}
          </Picker>
        </div>
      </div>
      <DatePicker
        {...named('date')}
            label={words.form.date}
        value={draft.date === '' ? null : parseDate(draft.date)}
        onChange={(date) => change({ date: date?.toString() ?? '' })}
        {...refusal(messages['date'])}
        styles={full}
      />
    </div>
  );
}

function KindPicker({ draft, change, kinds, messages }: Props) {
  const { words } = useLanguage();
  const choose = (action: string): void => {
    const kind = kinds.find((entry) => entry.action === action);
    if (kind !== undefined) change(withKind(draft, kind));
  };
  return (
    <Picker
      {...named('action')}
            label={words.form.kind}
      value={draft.action}
      onChange={(key) => key !== null && choose(String(key))}
      {...refusal(messages['action'])}
      styles={full}>
      {kinds.map((kind) => (
        <PickerItem key={kind.action} id={kind.action}>{kind.label}</PickerItem>
      ))}
    </Picker>
  );
}

function AccountPicker({ draft, change, kinds, catalogue, messages }: Props) {
  const { words } = useLanguage();
  const choices = kinds.find((kind) => kind.action === draft.action)?.choices ?? [];
  const chosen = choices.find((choice) => choice.account.account.id === draft.account);
  const choose = (account: string): void => {
    const currency = catalogue.accounts.get(account)?.account.currency ?? draft.currency;
    change({ account, currency });
  };
  return (
    <Picker
      {...named('account')}
            label={words.form.account}
      value={draft.account}
      description={chosen && aboutChoice(chosen, catalogue)}
      disabledKeys={choices.filter((choice) => !choice.allowed).map((choice) => choice.account.account.id)}
      onChange={(key) => key !== null && choose(String(key))}
      {...refusal(messages['account'])}
      styles={full}>
      {choices.map((choice) => (
        <PickerItem key={choice.account.account.id} id={choice.account.account.id} textValue={choice.account.label}>
          <Text slot="label">{choice.account.label}</Text>
          <Text slot="description">{aboutChoice(choice, catalogue)}</Text>
        </PickerItem>
      ))}
    </Picker>
  );
}

/** Company and currency, or the engine's reason why the account is closed for this kind of payment. */
function aboutChoice({ account, allowed, reasons }: Choice, { say }: Catalogue): string {
  if (!allowed) return reasons.map(say.text).join(' ');
  return `${account.customer.name}, ${plainName(account.account.type)}, ${account.account.currency}`;
}

function refusal(message: string | undefined) {
  return message === undefined ? {} : { isInvalid: true, errorMessage: message };
}

/** The id by which the reason beneath the button finds the field. */
function named(field: string) {
  const id = fieldId(field);
  return id === undefined ? {} : { id };
}
