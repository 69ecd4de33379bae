import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import type { RequirementAnswer } from 'countersign';
import { approverLines } from '../approvers';
import type { Catalogue } from '../catalogue';
import { useLanguage } from '../language';

const block = style({ display: 'flex', flexDirection: 'column', gap: 8 });
const heading = style({ font: 'title-sm', margin: 0 });
const paragraph = style({ font: 'body', margin: 0 });
const people = style({ font: 'body-sm', margin: 0 });

interface Props {
  approval: readonly RequirementAnswer[];
  catalogue: Catalogue;
}

/** Who has to approve: a sentence for each alternative, and who is in the groups they name. */
export function Approval({ approval, catalogue }: Props) {
  const { words } = useLanguage();
  const groups = new Set(approval.flatMap(({ anyOf }) => anyOf.flat()).flatMap(({ group }) => group ?? []));
  return (
    <div className={block}>
      <h4 className={heading}>{words.approvers.heading}</h4>
      {approverLines(approval, catalogue.say, words).map((sentence) => (
        <p key={sentence} className={paragraph}>{sentence}</p>
      ))}
      {[...groups].map((group) => (
        <Members key={group} group={group} catalogue={catalogue} />
      ))}
    </div>
  );
}

/** The people of a signatory group, as far as this user's client knows them. */
function Members({ group, catalogue: { groupMembers, nameOf, say } }: { group: string; catalogue: Catalogue }) {
  const { words } = useLanguage();
  const members = groupMembers.get(group) ?? [];
  if (members.length === 0) return null;
  const names = say.list(members.map((member) => nameOf('user', member)), 'disjunction');
  return <p className={people}>{words.approvers.group(nameOf('signatoryGroup', group), names)}</p>;
}
