import { isUnanswered, OfflineError, ProblemError } from '../api';
import { useLanguage, type Language } from '../language';
import { Errors } from '../parts/Errors';
import { linesOf } from '../parts/Failed';

/** Why somebody is not let in, or why what they sent was not taken: with the focus. */
export function Refused({ error }: { error: Error }) {
  const language = useLanguage();
  const [title, ...lines] = sentencesOf(error, language);
  return <Errors title={title ?? ''}>{lines.length === 0 ? undefined : lines.join(' ')}</Errors>;
}

function sentencesOf(error: Error, language: Language): string[] {
  const { signIn, notSent } = language.words;
  if (error instanceof OfflineError) return [signIn.offline];
  if (isUnanswered(error)) return [signIn.unanswered];
  if (!(error instanceof ProblemError)) return [notSent.title];
  const { code } = error.problem;
  const said = signIn.refused[code];
  if (said !== undefined) return [said];
  if (code === 'too-many-requests') return [signIn.tooOften(error.retryAfter ?? '60')];
  return [notSent.title, ...linesOf(error, language)];
}
