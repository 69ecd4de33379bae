/** A company of any size, as a snapshot document: every user has every other account. */
export function company({ users, accounts }) {
  const count = (length, make) => Array.from({ length }, (_, index) => make(index));
  const actions = ["view", "create", "edit", "approve"];
  const ids = count(accounts, (index) => `account-${index}`);
  const feature = (index) => ({
    id: `f${index}`,
    level: "account",
    actions: actions.map((level) => ({
      id: `f${index}.${level}`,
      accessLevel: level,
      ...(level === "create" && { limitGroup: "single", limits: { daily: "100000.00" } }),
    })),
  });
  const features = count(20, feature);
  const all = features.flatMap((found) => found.actions.map(({ id }) => id));
  const assignment = { customer: "company", roles: ["everything"], accounts: ids.filter((_, index) => index % 2 === 0) };
  return {
    legalEntity: {
      id: "bank", name: "Bank", currency: "EUR", timeZone: "Europe/Madrid", weekStart: "monday", rates: {},
      settings: { accountAccess: "delegated", delegationCeiling: "limits", selfApproval: false, sharedContractLimits: false },
    },
    limitGroups: [{ id: "single", name: "Single payments" }],
    features,
    contracts: [{
      id: "contract",
      customers: [{
        id: "company", name: "Company", actions: all, limits: {},
        accounts: ids.map((id, index) => ({ id, number: String(index), type: "current", currency: "EUR" })),
      }],
    }],
    policies: [],
    roles: [{ id: "everything", actions: all }],
    users: count(users, (index) => ({ id: `user-${index}`, status: "active", assignments: [assignment] })),
    signatoryGroups: [],
    approvalRules: [],
  };
}
