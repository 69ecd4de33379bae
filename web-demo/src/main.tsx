import '@react-spectrum/s2/page.css';
import './page.css';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './App';
import { languageOfAddress } from './language';
import { READS } from './queries';

const root = document.getElementById('root');
if (root === null) throw new Error('the page has no root element');

const client = new QueryClient({ defaultOptions: { queries: READS } });
const language = await languageOfAddress();

createRoot(root).render(
  <StrictMode>
    <QueryClientProvider client={client}>
      <App language={language} />
    </QueryClientProvider>
  </StrictMode>,
);
