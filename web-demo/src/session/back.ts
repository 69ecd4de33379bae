/** Where the page to sign in is, and where somebody who was sent there comes from. */

export const SIGN_IN = '/sign-in';
