/** A sentence with its full stop, also where it ends with a name that has one: `S.L.` */
export const stopped = (sentence: string): string => (sentence.endsWith('.') ? sentence : `${sentence}.`);
