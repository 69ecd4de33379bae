import { useSyncExternalStore } from 'react';
import { keep, kept } from '../kept';

export const THEMES = ['system', 'light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];

let theme: Theme = THEMES.find((offer) => offer === kept('theme')) ?? 'system';
const watchers = new Set<() => void>();

/** Colours the document itself, which stands around everything that is rendered. */
export function showTheme(): void {
  if (theme === 'system') delete document.documentElement.dataset['colorScheme'];
  else document.documentElement.dataset['colorScheme'] = theme;
}

export function chooseTheme(chosen: Theme): void {
  theme = chosen;
  keep('theme', chosen);
  showTheme();
  for (const watcher of watchers) watcher();
}

function watch(watcher: () => void): () => void {
  watchers.add(watcher);
  return () => watchers.delete(watcher);
}

/** The theme that the person chose. */
export const useTheme = (): Theme => useSyncExternalStore(watch, () => theme);
