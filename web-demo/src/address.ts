/** What the page was opened with, and what is chosen in it: a link opens the same view. */
export const fromAddress = (name: string): string | null => new URLSearchParams(location.search).get(name);

export function intoAddress(name: string, value: string): void {
  const url = new URL(location.href);
  url.searchParams.set(name, value);
  history.replaceState(null, '', url);
}
