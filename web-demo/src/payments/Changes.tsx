import type { Difference } from '../api';
import { useDesk } from '../frame/desk';
import { useLanguage } from '../language';
import { changeLines } from './changes';

/** What has changed for this person since the form was previewed. */
export function Changes({ difference }: { difference: Difference }) {
  const { words } = useLanguage();
  const { catalogue } = useDesk();
  const lines = changeLines(difference, catalogue, words);
  if (lines.length === 0) return null;
  return (
    <ul>
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  );
}
