/** The country codes of phone numbers, by region, to choose from. Whether a number is one, the package says. */
const CODES: Readonly<Record<string, string>> = {
  AD: '376', AE: '971', AF: '93', AL: '355', AM: '374', AO: '244', AR: '54', AT: '43', AU: '61', AZ: '994',
  BA: '387', BD: '880', BE: '32', BG: '359', BH: '973', BO: '591', BR: '55', BY: '375', CA: '1', CH: '41',
  CL: '56', CM: '237', CN: '86', CO: '57', CR: '506', CU: '53', CV: '238', CY: '357', CZ: '420', DE: '49',
  DK: '45', DO: '1', DZ: '213', EC: '593', EE: '372', EG: '20', ES: '34', ET: '251', FI: '358', FR: '33', GB: '44',
  GE: '995', GH: '233', GI: '350', GQ: '240', GR: '30', GT: '502', HK: '852', HN: '504', HR: '385', HU: '36',
  ID: '62', IE: '353', IL: '972', IN: '91', IQ: '964', IR: '98', IS: '354', IT: '39', JO: '962', JP: '81',
  KE: '254', KR: '82', KW: '965', KZ: '7', LB: '961', LI: '423', LK: '94', LT: '370', LU: '352', LV: '371',
  LY: '218', MA: '212', MC: '377', MD: '373', ME: '382', MK: '389', MR: '222', MT: '356', MX: '52', MY: '60',
  MZ: '258', NG: '234', NI: '505', NL: '31', NO: '47', NP: '977', NZ: '64', OM: '968', PA: '507', PE: '51',
  PH: '63', PK: '92', PL: '48', PS: '970', PT: '351', PY: '595', QA: '974', RO: '40', RS: '381', RU: '7',
  SA: '966', SE: '46', SG: '65', SI: '386', SK: '421', SM: '378', SN: '221', SV: '503', SY: '963', TH: '66',
  TN: '216', TR: '90', TW: '886', UA: '380', US: '1', UY: '598', UZ: '998', VE: '58', VN: '84', YE: '967',
  ZA: '27',
};

export interface CallingCode {
  region: string;
  /** The region in the reader's language, with its code. */
  name: string;
  code: string;
}

/** Them all, by name. */
export function callingCodesIn(locale: string): CallingCode[] {
  const names = new Intl.DisplayNames(locale, { type: 'region' });
  const { compare } = new Intl.Collator(locale);
  return Object.entries(CODES)
    .map(([region, code]) => ({ region, code, name: `${names.of(region) ?? region} \u2066+${code}\u2069` }))
    .sort((a, b) => compare(a.name, b.name));
}

/** A number as two fields show it: the region whose code it begins with, and the rest. */
export function splitPhone(phone: string, region: string): { region: string; rest: string } {
  const of = (one: string): boolean => phone.startsWith(`+${CODES[one]}`);
  const found = of(region) ? region : Object.keys(CODES).find(of);
  if (found === undefined) return { region, rest: phone.replace('+', '') };
  return { region: found, rest: phone.slice(`+${CODES[found]}`.length) };
}

/** Spaces and what else people write between digits are left out. */
const plain = (typed: string): string => [...typed].filter((sign) => !' -()./\u00a0'.includes(sign)).join('');

/** The whole number: what is typed in the region's own way, or with a `+` and a code of its own. */
export function joinPhone(region: string, typed: string): string {
  const rest = plain(typed);
  return rest === '' || rest.startsWith('+') ? rest : `+${CODES[region] ?? ''}${rest}`;
}
