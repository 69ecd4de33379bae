import { isUnanswered, OfflineError, ProblemError } from '../api';
import { useLanguage, type Language } from '../language';
import { Errors } from '../parts/Errors';
import { linesOf } from '../parts/Failed';

interface Props {
  error: Error;
  /** What is said where the service refuses whatever was shown. */
  instead?: string;
}

/** What was shown does not let anybody in, or is not what it has to be. */
const SHOWN_IN_VAIN: readonly number[] = [401, 422];

/** Why somebody is not let in, or why what they sent was not taken: with the focus. */
export function Refused({ error, instead }: Props) {
  const language = useLanguage();
  const [title, ...lines] = sentencesOf(error, instead, language);
  return <Errors title={title ?? ''}>{lines.length === 0 ? undefined : lines.join(' ')}</Errors>;
}

function sentencesOf(error: Error, instead: string | undefined, language: Language): string[] {
  const { signIn, notSent } = language.words;
  if (error instanceof OfflineError) return [signIn.offline];
  if (isUnanswered(error)) return [signIn.unanswered];
  if (!(error instanceof ProblemError)) return [notSent.title];
  const { code, status } = error.problem;
  if (status === 429) return [signIn.tooOften(error.retryAfter ?? '60')];
  const said = SHOWN_IN_VAIN.includes(status) && instead !== undefined ? instead : signIn.refused[code];
  return said === undefined ? [notSent.title, ...linesOf(error, language)] : [said];
}
