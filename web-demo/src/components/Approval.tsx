import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import type { RequirementAnswer, Slot } from 'countersign';
import type { Catalogue } from '../catalogue';
import { list, personName } from '../display';
import { orderText, slotText } from '../text';


const block = style({ display: 'flex', flexDirection: 'column', gap: 8 });
const heading = style({ font: 'title-sm', margin: 0 });
const or = style({ font: 'body-sm', fontStyle: 'italic', margin: 0, paddingStart: 12 });
const steps = style({ margin: 0, paddingStart: 20, font: 'body' });
const people = style({ font: 'body-sm', display: 'block' });

/** Who has to approve: every requirement, each with its alternatives. */
export function Approval({ approval, catalogue }: { approval: readonly RequirementAnswer[]; catalogue: Catalogue }) {
  return (
    <>
      {approval.map((requirement, index) => (
        <div key={index} className={block}>
          <h4 className={heading}>{title(requirement, index, approval.length)}</h4>
          {requirement.anyOf.map((slots, position) => (
            <div key={position} className={block}>
              {position > 0 && <p className={or}>or</p>}
              <Alternative slots={slots} sequential={requirement.sequential} catalogue={catalogue} />
            </div>
          ))}
        </div>
      ))}
    </>
  );
}

function title(requirement: RequirementAnswer, index: number, count: number): string {
  const order = orderText(requirement);
  const words = index === 0 ? 'Who must approve' : 'And also';
  return `${count > 1 ? `${words} (${index + 1} of ${count})` : words}${order === undefined ? '' : `: ${order}`}`;
}

interface AlternativeProps {
  slots: readonly Slot[];
  sequential: boolean;
  catalogue: Catalogue;
}

function Alternative({ slots, sequential, catalogue }: AlternativeProps) {
  const List = sequential ? 'ol' : 'ul';
  return (
    <List className={steps}>
      {slots.map((slot, index) => (
        <li key={index}>
          {slotText(slot)}
          <Members slot={slot} catalogue={catalogue} />
        </li>
      ))}
    </List>
  );
}

/** The people of a signatory group, as far as this user's client knows them. */
function Members({ slot, catalogue }: { slot: Slot; catalogue: Catalogue }) {
  const members = slot.group === undefined ? [] : (catalogue.groupMembers.get(slot.group) ?? []);
  if (members.length === 0) return null;
  return <span className={people}>{list(members.map(personName), 'disjunction')}</span>;
}
