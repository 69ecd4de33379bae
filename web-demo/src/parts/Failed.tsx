import { Button } from '@react-spectrum/s2';
import { OfflineError, ProblemError } from '../api';
import { useLanguage, type Language } from '../language';
import { Notice } from './Notice';

interface Props {
  title: string;
  error: Error;
  onRetry: () => void;
}

/** What could not be loaded, in the words of the service where it said something, and how to try again. */
export function Failed({ title, error, onRetry }: Props) {
  const language = useLanguage();
  return (
    <Notice title={title} detail={linesOf(error, language)}>
      <Button variant="secondary" onPress={onRetry}>{language.words.states.tryAgain}</Button>
    </Notice>
  );
}

export function linesOf(error: Error, { say, words }: Language): string[] {
  if (error instanceof OfflineError) return [words.signIn.offline];
  if (!(error instanceof ProblemError)) return [say.text({ code: 'request-failed', path: '', message: error.message })];
  const { detail, errors = [], requestId } = error.problem;
  const request = requestId === undefined ? [] : [words.states.request(requestId)];
  return [...new Set([detail, ...errors.map((place) => place.detail), ...request])];
}
