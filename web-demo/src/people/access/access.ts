/** What a person gets at one company. */
export interface AccessDraft {
  customer: string;
  roles: string[];
  accounts: string[];
  automaticAccess: boolean;
}
