/** How ids and account numbers are shown. For display only: nothing here decides. */

const words = (id: string): string[] => id.split(/[.\-_]+/).filter((word) => word !== '');
const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);

/** Of an id that nobody reads (a UUID), the end, in which those made at one time differ; nothing of any other. */
function endOfUuid(id: string): string | undefined {
  const parts = id.split('-');
  return parts.map((part) => part.length).join() === '8,4,4,4,12' ? `\u2066…\u2060${id.slice(-8)}\u2069` : undefined;
}

/** `ana.torres` as `Ana Torres`. */
export const personName = (id: string): string => endOfUuid(id) ?? (words(id).map(capital).join(' ') || id);

/** `domestic-transfers.create` as `Domestic transfers create`, where the catalogue gives no name. */
export const plainName = (id: string): string => capital(words(id).join(' ')) || id;

/** The last four characters of a number that is not shown whole, marked as such. */
export const lastFour = (number: string): string => `••\u00a0${number.slice(-4)}`;
