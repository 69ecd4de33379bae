import { Button, ButtonGroup, FileTrigger, LinkButton, ProgressBar } from '@react-spectrum/s2';
import { style } from '@react-spectrum/s2/style' with { type: 'macro' };
import { useState } from 'react';
import { ProblemError } from '../../api';
import { Page } from '../../frame/Page';
import { useLanguage, type Language } from '../../language';
import { CopyText } from '../../parts/CopyText';
import { Errors } from '../../parts/Errors';
import { Facts } from '../../parts/Facts';
import { linesOf } from '../../parts/Failed';
import { Leaving } from '../../parts/Leaving';
import { NotPermitted } from '../../parts/NotPermitted';
import { OffReason } from '../../parts/OffReason';
import { UpLink } from '../../parts/UpLink';
import { grantableOf } from '../access/access';
import { useOptions } from '../create/queries';
import { useMay } from '../may';
import { COLUMNS, readUserFile, type UserFile } from './file';
import { ImportedRows } from './ImportedRows';
import { useImport } from './useImport';

const stack = style({ display: 'flex', flexDirection: 'column', gap: 24, maxWidth: 960 });
const text = style({ font: 'body', margin: 0 });
const bar = style({ width: 'full' });
const ids = style({ display: 'flex', flexWrap: 'wrap', columnGap: 16, rowGap: 4, listStyleType: 'none', margin: 0, padding: 0 });
const code = style({ font: 'code-sm' });
const named = style({ font: 'ui-sm', color: 'neutral-subdued' });

/** Users out of a file: tried first, then created, with an answer to each row. */
export function ImportPage() {
  const { words } = useLanguage();
  const mayCreate = useMay('createUsers');
  if (!mayCreate) return <NotPermitted page={words.pages.importUsers} right={words.people.rights.createUsers} />;
  return (
    <Page title={words.pages.importUsers} above={<UpLink to="/users">{words.pages.users}</UpLink>}>
      <Import />
    </Page>
  );
}

function Import() {
  const language = useLanguage();
  const { importing } = language.words;
  const [file, setFile] = useState<UserFile>();
  const { run, start, goOn, forget } = useImport();
  const choose = (files: FileList | null): void => {
    const [chosen] = files ?? [];
    if (chosen === undefined) return;
    forget();
    void readUserFile(chosen).then((read) => {
      setFile(read);
      start(read, true);
    });
  };
  const { data: options } = useOptions();
  const customers = options ? grantableOf(options) : [];
  const open = customers.flatMap(({ roles }) => roles.filter(({ isOpen }) => isOpen));
  const roles = [...new Map(open.map((role) => [role.id, role])).values()];
  const rows = run?.rows ?? [];
  const good = rows.filter(({ problems }) => problems.length === 0).length;
  // What the service has refused, it refuses again.
  const isUnreadable = run?.error instanceof ProblemError;
  const isChecked = run?.isTrial === true && !run.isRunning && run.error === undefined;
  const isDone = run?.isTrial === false && !run.isRunning && run.error === undefined;
  return (
    <div className={stack}>
      <p className={text}>{importing.hint}</p>
      <Facts
        facts={[
          {
            id: 'columns',
            name: importing.template,
            value: <CopyText short={COLUMNS.join(', ')} whole={COLUMNS.join(',')} />,
          },
          { id: 'customers', name: importing.field.customer, value: <Ids of={customers} /> },
          { id: 'roles', name: importing.field.roles, value: <Ids of={roles} /> },
        ]}
      />
      {run?.error && file && (
        <Errors title={isUnreadable ? importing.unreadable : importing.stopped(rows.length + 1)}>
          {reasonsOf(run.error, language).join(' ')}
        </Errors>
      )}
      <ButtonGroup>
        <FileTrigger acceptedFileTypes={['text/csv', '.csv']} onSelect={choose}>
          <Button variant={file === undefined ? 'accent' : 'secondary'}>{importing.choose}</Button>
        </FileTrigger>
        {file && run?.error && !isUnreadable && <Button variant="accent" onPress={() => goOn(file)}>{importing.goOn}</Button>}
        {file && isChecked && (
          <Button id="create-imported" variant="accent" isDisabled={good === 0} onPress={() => start(file, false)}>
            {importing.create(good)}
          </Button>
        )}
        {isDone && <LinkButton variant="accent" href="/users">{language.words.create.viewAll}</LinkButton>}
      </ButtonGroup>
      {isChecked && good === 0 && <OffReason reason={importing.noneGood} />}
      {file && run && (
        <ProgressBar
          label={run.isTrial ? importing.trying(file.name) : importing.creating(file.name)}
          valueLabel={importing.progress(rows.length, file.rows.length)}
          value={file.rows.length === 0 ? 100 : (rows.length / file.rows.length) * 100}
          styles={bar}
        />
      )}
      {rows.length > 0 && run && <ImportedRows rows={rows} isTrial={run.isTrial} />}
      <Leaving changes={run?.isRunning === true && !run.isTrial ? 1 : 0} />
    </div>
  );
}

/** What a file calls something, and how it is called here. */
function Ids({ of }: { of: readonly { id: string; name: string }[] }) {
  const { words } = useLanguage();
  return (
    <ul className={ids}>
      {of.map(({ id, name }) => (
        <li key={id}>
          <bdi className={code}>{id}</bdi> <bdi className={named}>{words.name(name)}</bdi>
        </li>
      ))}
    </ul>
  );
}

/** Why the file is none. */
function reasonsOf(error: Error, language: Language): string[] {
  const codes = error instanceof ProblemError ? (error.problem.errors ?? []).map(({ code }) => code) : [];
  const own = codes.flatMap((code) => language.words.importing.problem[code] ?? []);
  return own.length > 0 ? own : linesOf(error, language);
}
