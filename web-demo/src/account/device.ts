/** Browsers and systems by the words with which they say who they are; the first that occurs is meant. */
const BROWSERS = [
  ['Edg/', 'Edge'],
  ['OPR/', 'Opera'],
  ['SamsungBrowser', 'Samsung Internet'],
  ['Firefox/', 'Firefox'],
  ['Chrome/', 'Chrome'],
  ['Safari/', 'Safari'],
] as const;
const SYSTEMS = [
  ['iPhone', 'iPhone'],
  ['iPad', 'iPad'],
  ['Android', 'Android'],
  ['Windows', 'Windows'],
  ['Mac OS X', 'macOS'],
  ['Linux', 'Linux'],
] as const;

type Known = readonly (readonly [word: string, name: string])[];

/** What a client is, for a person who looks for theirs: `Chrome, Linux`. */
export function deviceOf(agent: string | undefined): string | undefined {
  if (agent === undefined || agent === '') return undefined;
  const first = (known: Known): string | undefined => known.find(([word]) => agent.includes(word))?.[1];
  const names = [first(BROWSERS), first(SYSTEMS)].filter((name) => name !== undefined);
  return names.length > 0 ? names.join(', ') : agent.slice(0, 60);
}
