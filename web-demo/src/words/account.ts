/** What "My account" says. */
export interface AccountWords {
  title: string;
  tabs: { details: string; rights: string; devices: string; password: string };
  details: {
    label: string;
    name: string;
    userName: string;
    userId: string;
    email: string;
    phone: string;
    lastSignIn: string;
    never: string;
    fixed: string;
    roles: string;
    unknown: string;
  };
  rights: {
    label: string;
    note: string;
    canChange: (people: string, count: number) => string;
    company: string;
    feature: string;
    none: string;
    allAccounts: (count: number) => string;
    accounts: (count: number, all: number) => string;
    search: string;
    noMatch: (typed: string) => string;
  };
  devices: {
    label: string;
    here: string;
    device: string;
    begun: string;
    used: string;
    unknown: string;
    signOut: string;
    signOutOf: (device: string) => string;
    ended: string;
    everywhere: string;
    everywhereTitle: string;
    everywhereConsequence: string;
  };
}
