// Decides where each form about an account stands: its page, and what of its hidden fields stands in that
// page's address. What was typed never does.

interface Place {
  path: string;
  /** Hidden fields that make the address. */
  query?: readonly string[];
  /** The hidden field that tells it from others of its name. */
  own?: string;
  /** Its section of the page. */
  section?: string;
}

const SIGN_IN_SECTION = { path: '/settings', section: 'sign-in' };
const ONE_TOKEN = { query: ['token'], own: 'token' };

const PLACES = {
  'sign-in': { path: '/signin', query: ['next'] },
  'ask-link': { path: '/signin', query: ['next'] },
  'open-link': { path: '/signin/link', query: ['token', 'next'], own: 'token' },
  'sign-up': { path: '/signup', query: ['next'] },
  'confirm-email': { path: '/verify', ...ONE_TOKEN },
  'ask-reset': { path: '/reset' },
  reset: { path: '/reset', ...ONE_TOKEN },
  'claim-admin': { path: '/admin/claim', ...ONE_TOKEN },
  'reset-link': { path: '/admin', query: ['text', 'of', 'page'], own: 'userId' },
  'change-password': SIGN_IN_SECTION,
  'change-email': SIGN_IN_SECTION,
  'confirm-change': { path: '/settings/email', ...ONE_TOKEN },
  'verify-email': SIGN_IN_SECTION,
  'sign-out-everywhere': SIGN_IN_SECTION,
  disconnect: { ...SIGN_IN_SECTION, own: 'provider' },
  teach: SIGN_IN_SECTION,
  you: { path: '/settings', section: 'you' },
  erase: { path: '/settings', section: 'erase' },
} as const satisfies Record<string, Place>;

export type FormName = keyof typeof PLACES;

type Fields = Readonly<Record<string, string>>;

/** The path of its page, without a query. */
export function pathOf(name: FormName): string {
  return PLACES[name].path;
}

/** What tells this form from others of its name; '' where there is one only. */
export function ownOf(name: FormName, fields: Fields): string {
  const { own }: Place = PLACES[name];
  return own === undefined ? '' : (fields[own] ?? '');
}

/** The page that it was sent from: a path on this site. */
export function addressOf(name: FormName, fields: Fields): string {
  const { path, query = [], section }: Place = PLACES[name];
  const given = query.flatMap((field) => {
    const value = fields[field] ?? '';
    return value === '' ? [] : [[field, value]];
  });
  const asked = given.length === 0 ? '' : `?${new URLSearchParams(given)}`;
  return `${path}${asked}${section === undefined ? '' : `#${section}`}`;
}
