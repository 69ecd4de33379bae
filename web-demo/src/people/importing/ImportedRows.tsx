import { SegmentedControl, SegmentedControlItem, StatusLight } from '@react-spectrum/s2';
import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import type { DetailIssue } from 'countersign';
import { useState } from 'react';
import { useLanguage, type Language } from '../../language';
import { Notice } from '../../parts/Notice';
import { NO_DETAILS, type DetailsField } from '../details/draft';
import type { ImportedRow, RowProblem } from '../creating';

const stack = style({ display: 'flex', flexDirection: 'column', gap: 16 });
const count = style({ font: 'ui', color: 'neutral-subdued', margin: 0 });
const scroll = style({ overflowX: 'auto' });
const table = style({ width: 'full', borderCollapse: 'collapse' });
const head = style({ font: 'ui-sm', fontWeight: 'bold', color: 'neutral-subdued', textAlign: 'start', padding: { default: 4, sm: 8 } });
const cell = style({
  font: 'ui',
  fontWeight: 'normal',
  textAlign: 'start',
  verticalAlign: 'top',
  padding: { default: 4, sm: 8 },
  overflowWrap: 'anywhere',
  borderColor: 'gray-200',
  borderStyle: 'solid',
  borderWidth: 0,
  borderTopWidth: 1,
});
const problemLine = style({ font: 'body-sm', margin: 0 });

interface Props {
  rows: readonly ImportedRow[];
  isTrial: boolean;
}

/** What became of each row, or would. */
export function ImportedRows({ rows, isTrial }: Props) {
  const { words } = useLanguage();
  const { importing, people } = words;
  const [isNarrowed, narrow] = useState(false);
  const refused = rows.filter(({ problems }) => problems.length > 0);
  const shown = isNarrowed ? refused : rows;
  return (
    <div className={stack}>
      <SegmentedControl
        aria-label={importing.show}
        selectedKey={isNarrowed ? 'problems' : 'all'}
        onSelectionChange={(key) => narrow(key === 'problems')}>
        <SegmentedControlItem id="all">{importing.all(rows.length)}</SegmentedControlItem>
        <SegmentedControlItem id="problems">{importing.problems(refused.length)}</SegmentedControlItem>
      </SegmentedControl>
      <p className={count} role="status">{importing.summary(rows.length - refused.length, refused.length, isTrial)}</p>
      {shown.length === 0 ? (
        <Notice title={importing.noProblems} />
      ) : (
        <div className={scroll}>
          <table className={table} aria-label={words.pages.importUsers}>
            <thead>
              <tr>
                <th scope="col" className={head}>{importing.row}</th>
                <th scope="col" className={head}>{people.name}</th>
                <th scope="col" className={head}>{importing.result}</th>
              </tr>
            </thead>
            <tbody>
              {shown.map((row) => (
                <Row key={row.row} row={row} isTrial={isTrial} />
              ))}
            </tbody>
          </table>
        </div>
      )}
    </div>
  );
}

function Row({ row: { row, name, userName, problems, reference }, isTrial }: { row: ImportedRow; isTrial: boolean }) {
  const language = useLanguage();
  const { importing } = language.words;
  const good = isTrial ? importing.good : importing.created(reference ?? '');
  return (
    <tr>
      <td className={cell}>{row}</td>
      <th scope="row" className={cell}>
        <bdi>{name}</bdi>
        {userName !== undefined && <p className={problemLine}><bdi>{userName}</bdi></p>}
      </th>
      <td className={cell}>
        <StatusLight variant={problems.length === 0 ? 'positive' : 'negative'}>
          {problems.length === 0 ? good : importing.refused}
        </StatusLight>
        {problems.map((problem) => (
          <p key={`${problem.field} ${problem.code}`} className={problemLine}>{problemText(problem, language)}</p>
        ))}
      </td>
    </tr>
  );
}

const isDetail = (field: string): field is DetailsField => field in NO_DETAILS;

/** The package has words for details; the service's own codes have theirs here; anything else is in the service's words. */
function problemText({ field, code, detail }: RowProblem, { say, words }: Language): string {
  const own = words.importing.problem[code];
  if (field === undefined) return own ?? detail;
  if (isDetail(field)) {
    const text = own ?? say.text({ path: `/${field}`, code, parameters: {} } as DetailIssue);
    return words.person.attention(words.person.fields[field], text);
  }
  const names: Readonly<Record<string, string>> = words.importing.field;
  return words.person.attention(names[field] ?? field, own ?? detail);
}
