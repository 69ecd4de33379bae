import '@react-spectrum/s2/page.css';
import './page.css';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { watchArrivals } from './frame/arrival';
import { showTheme } from './frame/theme';
import { firstLanguage, LanguageProvider } from './language';
import { router } from './router';
import { hearOtherTabs } from './session/news';
import { askWhoIsSignedIn } from './session/queries';

const root = document.getElementById('root');
if (root === null) throw new Error('the page has no root element');

showTheme();
watchArrivals(router);
hearOtherTabs(() => void askWhoIsSignedIn());
const language = await firstLanguage();

createRoot(root).render(
  <StrictMode>
    <LanguageProvider first={language}>
      <RouterProvider router={router} />
    </LanguageProvider>
  </StrictMode>,
);
