import { Badge, Picker, PickerItem } from '@react-spectrum/s2';
import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import { useNavigate } from '@tanstack/react-router';
import { useLanguage } from '../../language';

interface Props {
  companies: readonly { id: string; name: string }[];
  company: string;
  /** Whether something is taken away from what the role gives there. */
  type: 'default' | 'custom' | undefined;
}

const line = style({ display: 'flex', flexWrap: 'wrap', alignItems: 'end', gap: 12 });
const field = style({ width: { default: 'full', sm: 320 } });
const badge = style({ marginBottom: 4 });

/** At which company: it is in the address, so a link shows the same. */
export function CompanyPicker({ companies, company, type }: Props) {
  const { say, words } = useLanguage();
  const navigate = useNavigate();
  return (
    <div className={line}>
      <Picker
        label={words.payment.company}
        value={company}
        onChange={(key) =>
          void navigate({ to: '.', search: (now) => ({ ...now, company: String(key) }), resetScroll: false })
        }
        styles={field}>
        {companies.map(({ id, name }) => (
          <PickerItem key={id} id={id} textValue={name}>{words.name(name)}</PickerItem>
        ))}
      </Picker>
      {type && (
        <span className={badge}>
          <Badge variant={type === 'custom' ? 'informative' : 'neutral'} fillStyle="subtle">
            {say.word('permissionType', type)}
          </Badge>
        </span>
      )}
    </div>
  );
}
