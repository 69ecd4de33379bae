import '@react-spectrum/s2/page.css';
import './page.css';
import { Provider } from '@react-spectrum/s2';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './App';
import { LOCALE } from './display';

const root = document.getElementById('root');
if (root === null) throw new Error('the page has no root element');

createRoot(root).render(
  <StrictMode>
    <QueryClientProvider client={new QueryClient()}>
      <Provider locale={LOCALE}>
        <App />
      </Provider>
    </QueryClientProvider>
  </StrictMode>,
);
