/** The region whose phone numbers are the likeliest at a bank in this time zone. */
const REGIONS: Readonly<Record<string, string>> = {
  'Europe/Madrid': 'ES',
  'Europe/Lisbon': 'PT',
  'Europe/London': 'GB',
  'Europe/Paris': 'FR',
  'Europe/Berlin': 'DE',
  'Asia/Dubai': 'AE',
  'America/New_York': 'US',
};

export const regionOf = (timeZone: string): string => REGIONS[timeZone] ?? 'US';
