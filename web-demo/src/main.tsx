import '@react-spectrum/s2/page.css';
import './page.css';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { watchArrivals } from './frame/arrival';
import { takePersonFromAddress } from './frame/principal';
import { showTheme } from './frame/theme';
import { firstLanguage, LanguageProvider } from './language';
import { READS } from './queries';
import { router } from './router';

const root = document.getElementById('root');
if (root === null) throw new Error('the page has no root element');

showTheme();
takePersonFromAddress();
watchArrivals(router);
const client = new QueryClient({ defaultOptions: { queries: READS } });
const language = await firstLanguage();

createRoot(root).render(
  <StrictMode>
    <QueryClientProvider client={client}>
      <LanguageProvider first={language}>
        <RouterProvider router={router} />
      </LanguageProvider>
    </QueryClientProvider>
  </StrictMode>,
);
