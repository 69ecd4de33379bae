import { plainName } from '../../display';
import { useDesk } from '../../frame/desk';
import { useLanguage } from '../../language';
import { accessDifference, accessDraftOf, accessLines } from '../access/accessEdit';
import type { User } from '../api';
import { detailsDraftOf, detailsLines } from './detailsEdit';
import type { Kept } from './staged';

/** What would be another than it is with a person, in sentences. */
export function useChangeLines({ details, customers }: User, kept: Kept): string[] {
  const { words } = useLanguage();
  const names = useNames();
  return [
    ...(kept.details === undefined ? [] : detailsLines(detailsDraftOf(details), kept.details, words.person)),
    ...(kept.access === undefined
      ? []
      : accessLines(accessDifference(accessDraftOf(customers), kept.access), names, words.person)),
  ];
}

/** How companies and roles are called in sentences. */
function useNames() {
  const { say, words } = useLanguage();
  const { catalogue, entitlements } = useDesk();
  const roleName = (id: string): string =>
    entitlements.snapshot.roles.find((role) => role.id === id)?.name ?? plainName(id);
  return {
    company: (id: string): string => words.name(catalogue.nameOf('customer', id)),
    roles: (ids: readonly string[]): string => say.list(ids.map((id) => words.name(roleName(id)))),
  };
}
