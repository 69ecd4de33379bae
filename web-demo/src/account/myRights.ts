/** What a person holds, by company and feature, as the engine answers it. */
import type { Action, Feature } from 'countersign';
import type { Messages } from 'countersign/messages';
import { plainName } from '../display';
import type { Desk } from '../frame/desk';

/** Kinds of action that reach equally far: on how many accounts, of how many; neither where accounts do not matter. */
interface Right {
  levels: string[];
  on?: number;
  of?: number;
}

export interface FeatureRights {
  id: string;
  name: string;
  rights: Right[];
}

export interface CompanyRights {
  id: string;
  name: string;
  features: FeatureRights[];
}

export function rightsOf(desk: Desk, say: Messages): CompanyRights[] {
  return desk.me.customers.map(({ id, name }) => ({
    id,
    name,
    features: desk.entitlements.snapshot.features
      .map((feature) => ({
        id: feature.id,
        name: feature.name ?? plainName(feature.id),
        rights: rightsIn(feature, id, desk, say),
      }))
      .filter(({ rights }) => rights.length > 0),
  }));
}

function rightsIn(feature: Feature, customer: string, desk: Desk, say: Messages): Right[] {
  const rights: Right[] = [];
  for (const action of feature.actions) {
    const reach = reachOf(action, feature, customer, desk);
    if (reach === undefined) continue;
    const level = say.word('accessLevel', action.accessLevel);
    const same = rights.find(({ on, of }) => on === reach.on && of === reach.of);
    if (same === undefined) rights.push({ levels: [level], ...reach });
    else if (!same.levels.includes(level)) same.levels.push(level);
  }
  return rights;
}

/** On how many of the company's accounts an action is open; nothing if it is not. */
function reachOf(action: Action, feature: Feature, customer: string, desk: Desk) {
  const { engine, principal, catalogue } = desk;
  const [user, asked] = [engine.handles.user(principal.user), engine.handles.action(action.id)];
  if (feature.level === 'customer') {
    return engine.check({ user: principal.user, action: action.id, customer }).allowed ? {} : undefined;
  }
  const accounts = [...catalogue.accounts.values()].filter((account) => account.customer.id === customer);
  const own = new Set(accounts.map(({ account }) => account.id));
  const open = [...engine.accountsAt(user, asked)].map((account) => engine.handles.accountId(account) ?? '');
  const on = open.filter((account) => own.has(account)).length;
  return on === 0 ? undefined : { on, of: own.size };
}
