/** The pages and their addresses. Whatever a page shows, its address says: a link opens the same view. */
import { createRootRoute, createRoute, createRouter, lazyRouteComponent, redirect } from '@tanstack/react-router';
import { AccountPage } from './account/AccountPage';
import { AuditPage } from './audit/AuditPage';
import { EntryPage } from './audit/EntryPage';
import { auditSearch } from './audit/search';
import { NotFoundPage } from './frame/NotFoundPage';
import { Portal } from './frame/Portal';
import { SignedIn } from './frame/SignedIn';
import { HomePage } from './home/HomePage';
import { NewPaymentPage } from './payments/NewPaymentPage';
import { PaymentPage } from './payments/PaymentPage';
import { PaymentsPage } from './payments/PaymentsPage';
import { openedSearch, paymentsSearch } from './payments/search';
import { companySearch, usersSearch } from './people/search';
import { CODE, SIGN_IN } from './session/back';
import { ActivatePage } from './session/ActivatePage';
import { EnrolPage } from './session/EnrolPage';
import { CodePage } from './session/CodePage';
import { FirstPasswordPage } from './session/FirstPasswordPage';
import { MailPage } from './session/MailPage';
import { SetUpPage } from './session/SetUpPage';
import { SignInPage } from './session/SignInPage';

const root = createRootRoute({ component: Portal });

// Open to anybody.
const signIn = createRoute({ getParentRoute: () => root, path: SIGN_IN, component: SignInPage });
const activate = createRoute({ getParentRoute: () => root, path: '/activate', component: ActivatePage });
const enrol = createRoute({ getParentRoute: () => root, path: '/enrol', component: EnrolPage });
const firstPassword = createRoute({
  getParentRoute: () => root,
  path: '/first-password',
  component: FirstPasswordPage,
});
const code = createRoute({ getParentRoute: () => root, path: CODE, component: CodePage });
const setUp = createRoute({ getParentRoute: () => root, path: '/second-factor', component: SetUpPage });
const mail = createRoute({ getParentRoute: () => root, path: '/mail', component: MailPage });

// For whoever is signed in.
const desk = createRoute({ getParentRoute: () => root, id: 'desk', component: SignedIn });
const home = createRoute({ getParentRoute: () => desk, path: '/', validateSearch: openedSearch, component: HomePage });
const payments = createRoute({
  getParentRoute: () => desk,
  path: '/payments',
  validateSearch: paymentsSearch,
  component: PaymentsPage,
});
const newPayment = createRoute({ getParentRoute: () => desk, path: '/payments/new', component: NewPaymentPage });
const payment = createRoute({ getParentRoute: () => desk, path: '/payments/$id', component: PaymentPage });
const account = createRoute({ getParentRoute: () => desk, path: '/me/$tab', component: AccountPage });
const audit = createRoute({
  getParentRoute: () => desk,
  path: '/audit',
  validateSearch: auditSearch,
  component: AuditPage,
});
const entry = createRoute({ getParentRoute: () => desk, path: '/audit/$id', component: EntryPage });
const nowhere = createRoute({ getParentRoute: () => desk, path: '$', component: NotFoundPage });

/** The pages about people are loaded when one of them is opened, and the larger engine with them. */
const pageOfPeople = (page: keyof typeof import('./people/pages')) =>
  lazyRouteComponent(() => import('./people/pages'), page);
const users = createRoute({
  getParentRoute: () => desk,
  path: '/users',
  validateSearch: usersSearch,
  component: pageOfPeople('UsersPage'),
});
const newUser = createRoute({ getParentRoute: () => desk, path: '/users/new', component: pageOfPeople('NewUserPage') });
const newUserStep = createRoute({
  getParentRoute: () => desk,
  path: '/users/new/$draft/$step',
  component: pageOfPeople('WizardPage'),
});
const importUsers = createRoute({ getParentRoute: () => desk, path: '/users/import', component: pageOfPeople('ImportPage') });
const addToEntity = createRoute({
  getParentRoute: () => desk,
  path: '/users/$id/add',
  component: pageOfPeople('AddToEntityPage'),
});
const user = createRoute({
  getParentRoute: () => desk,
  path: '/users/$id',
  beforeLoad: ({ params: { id } }) => {
    throw redirect({ to: '/users/$id/$section', params: { id, section: 'details' }, replace: true });
  },
});
const userSection = createRoute({
  getParentRoute: () => desk,
  path: '/users/$id/$section',
  validateSearch: companySearch,
  component: pageOfPeople('UserPage'),
});

/** Words in addresses are plain: no value is anything but text. */
const parseSearch = (query: string): Record<string, string> => Object.fromEntries(new URLSearchParams(query));

function stringifySearch(search: Record<string, unknown>): string {
  const given = Object.entries(search).filter((entry): entry is [string, string] => typeof entry[1] === 'string');
  return given.length === 0 ? '' : `?${new URLSearchParams(given)}`;
}

export const router = createRouter({
  routeTree: root.addChildren([
    signIn,
    activate,
    enrol,
    code,
    firstPassword,
    setUp,
    mail,
    desk.addChildren([
      home,
      payments,
      newPayment,
      payment,
      users,
      newUser,
      newUserStep,
      importUsers,
      addToEntity,
      user,
      userSection,
      account,
      audit,
      entry,
      nowhere,
    ]),
  ]),
  parseSearch,
  stringifySearch,
  scrollRestoration: true,
  trailingSlash: 'never',
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
