/** The pages and their addresses. Whatever a page shows, its address says: a link opens the same view. */
import { createRootRoute, createRoute, createRouter } from '@tanstack/react-router';
import { Portal } from './frame/Portal';
import { HomePage } from './home/HomePage';
import { NotFoundPage } from './frame/NotFoundPage';
import { NewPaymentPage } from './payments/NewPaymentPage';
import { PaymentPage } from './payments/PaymentPage';
import { PaymentsPage } from './payments/PaymentsPage';
import { openedSearch, paymentsSearch } from './payments/search';

const root = createRootRoute({ component: Portal, notFoundComponent: NotFoundPage });

const home = createRoute({ getParentRoute: () => root, path: '/', validateSearch: openedSearch, component: HomePage });
const payments = createRoute({
  getParentRoute: () => root,
  path: '/payments',
  validateSearch: paymentsSearch,
  component: PaymentsPage,
});
const newPayment = createRoute({ getParentRoute: () => root, path: '/payments/new', component: NewPaymentPage });
const payment = createRoute({ getParentRoute: () => root, path: '/payments/$id', component: PaymentPage });

/** Words in addresses are plain: no value is anything but text. */
const parseSearch = (query: string): Record<string, string> => Object.fromEntries(new URLSearchParams(query));

function stringifySearch(search: Record<string, unknown>): string {
  const given = Object.entries(search).filter((entry): entry is [string, string] => typeof entry[1] === 'string');
  return given.length === 0 ? '' : `?${new URLSearchParams(given)}`;
}

export const router = createRouter({
  routeTree: root.addChildren([home, payments, newPayment, payment]),
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
