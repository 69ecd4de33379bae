import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { postUsers, type ImportedRow } from '../creating';
import { PEOPLE } from '../queries';
import { piecesOf, type UserFile } from './file';

export interface Run {
  /** Whether nothing is written. */
  isTrial: boolean;
  rows: ImportedRow[];
  isRunning: boolean;
  /** Why it stopped; what was answered before stays. */
  error: Error | undefined;
}

/** Tries a file, or creates its users, piece after piece; where it stopped it goes on, and nothing is sent twice. */
export function useImport() {
  const client = useQueryClient();
  const [run, setRun] = useState<Run>();
  const go = async (file: UserFile, isTrial: boolean, from: ImportedRow[]): Promise<void> => {
    let rows = from;
    setRun({ isTrial, rows, isRunning: true, error: undefined });
    try {
      for (const { before, lines } of piecesOf(file).filter((piece) => piece.before >= from.length)) {
        const key = `${file.id}-${isTrial ? 'try' : 'do'}-${before}`;
        const answered = await postUsers(lines, isTrial, key);
        rows = [...rows, ...answered.map((row, index) => ({ ...row, row: before + index + 1 }))];
        setRun({ isTrial, rows, isRunning: true, error: undefined });
      }
      setRun({ isTrial, rows, isRunning: false, error: undefined });
    } catch (error) {
      setRun({ isTrial, rows, isRunning: false, error: error instanceof Error ? error : new Error(String(error)) });
    }
    if (!isTrial) await client.invalidateQueries({ queryKey: [PEOPLE] });
  };
  return {
    run,
    start: (file: UserFile, isTrial: boolean): void => void go(file, isTrial, []),
    goOn: (file: UserFile): void => void (run && go(file, run.isTrial, run.rows)),
    forget: (): void => setRun(undefined),
  };
}
