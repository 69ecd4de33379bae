import { useLanguage } from '../language';

/** How an instant is read here: date and time of day on this machine's clock. */
export function useInstant(): (instant: string) => string {
  const { locale } = useLanguage();
  const format = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short', calendar: 'gregory' });
  return (instant) => format.format(new Date(instant));
}
