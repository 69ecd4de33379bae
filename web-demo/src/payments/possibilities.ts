import type { AccessLevel, Engine, ReasonCode } from 'countersign';
import type { Catalogue, OwnedAccount } from '../catalogue';

/** An account for one action: open to the user, or closed with the engine's reasons. */
export interface Choice {
  account: OwnedAccount;
  allowed: boolean;
  reasons: ReasonCode[];
}

export interface PaymentKind {
  action: string;
  label: string;
  choices: Choice[];
}

export interface UsableAccount {
  account: OwnedAccount;
  /** The kinds of action (`view`, `create`, ..) the engine allows here. */
  accessLevels: AccessLevel[];
}

/** Everything the page offers, as the engine answers it for one user. */
export interface Possibilities {
  kinds: PaymentKind[];
  accounts: UsableAccount[];
  /** Why no payment is possible; empty if one is. */
  refusals: ReasonCode[];
  /** Whether anything at all that moves money is open to the user. */
  hasPayments: boolean;
}

export function possibilitiesOf(engine: Engine, user: string, catalogue: Catalogue): Possibilities {
  const candidates = paymentKinds(engine, user, catalogue);
  const kinds = candidates.filter((kind) => kind.choices.some((choice) => choice.allowed));
  const refusals = kinds.length > 0 ? [] : sharedReasons(candidates.flatMap((kind) => kind.choices));
  const accounts = usableAccounts(engine, user, catalogue);
  return { kinds, accounts, refusals, hasPayments: hasPayments(engine, user, catalogue) };
}

/** A feature that moves money, and any right of the user's in it. */
function hasPayments(engine: Engine, user: string, { actions, accounts }: Catalogue): boolean {
  const monetary = [...actions.values()].filter(({ action }) => action.limitGroup !== undefined);
  const features = new Set(monetary.map(({ feature }) => feature));
  return [...features].some((feature) =>
    feature.actions.some((action) =>
      [...accounts.keys()].some((account) => engine.check({ user, action: action.id, account }).allowed),
    ),
  );
}

function paymentKinds(engine: Engine, user: string, catalogue: Catalogue): PaymentKind[] {
  return [...catalogue.actions.values()]
    .filter(({ action }) => action.accessLevel === 'create' && action.limitGroup !== undefined)
    .map(({ action, label }) => ({
      action: action.id,
      label,
      choices: [...catalogue.accounts.values()]
        .map((account) => choice(engine, user, action.id, account))
        // The user's slice tells neither name nor number of such an account.
        .filter(({ reasons }) => !reasons.includes('no-account-access')),
    }))
    .map((kind) => ({ ...kind, choices: openFirst(kind.choices) }));
}

const openFirst = (choices: Choice[]): Choice[] => [
  ...choices.filter(({ allowed }) => allowed),
  ...choices.filter(({ allowed }) => !allowed),
];

function choice(engine: Engine, user: string, action: string, account: OwnedAccount): Choice {
  const answer = engine.check({ user, action, account: account.account.id });
  return { account, allowed: answer.allowed, reasons: answer.reasons.map((reason) => reason.code) };
}

/** The reasons every choice has; all that occur if none is shared. */
function sharedReasons(choices: Choice[]): ReasonCode[] {
  const all = [...new Set(choices.flatMap((entry) => entry.reasons))];
  const shared = all.filter((code) => choices.every((entry) => entry.reasons.includes(code)));
  return shared.length > 0 ? shared : all;
}

function usableAccounts(engine: Engine, user: string, catalogue: Catalogue): UsableAccount[] {
  return [...catalogue.accounts.values()]
    .map((account) => ({ account, accessLevels: accessLevels(engine, user, catalogue, account) }))
    .filter((entry) => entry.accessLevels.length > 0);
}

function accessLevels(engine: Engine, user: string, catalogue: Catalogue, account: OwnedAccount): AccessLevel[] {
  const allowed = [...catalogue.actions.values()]
    .filter(({ feature }) => feature.level === 'account')
    .filter(({ action }) => engine.check({ user, action: action.id, account: account.account.id }).allowed);
  return [...new Set(allowed.map(({ action }) => action.accessLevel))];
}
