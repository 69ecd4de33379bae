/** The parts of a person's page; each has an address. */
export const SECTIONS = ['details', 'access', 'permissions', 'other', 'limits'] as const;
export type Section = (typeof SECTIONS)[number];

/** Those that stand below one another where there is no room, above the tabs of the rest. */
export const STACKED: readonly Section[] = ['details', 'access'];
export const TABBED: readonly Section[] = ['permissions', 'other', 'limits'];

export const sectionOf = (text: string): Section | undefined => SECTIONS.find((section) => section === text);
