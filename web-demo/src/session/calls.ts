/** What the service is asked about signing in, and about whoever is signed in. */
import { ANSWER_WITHIN_MS, bodyOf, client, isSignedOut, OfflineError, ProblemError, type Principal } from '../api';
import type { components } from '../openapi';

type Schemas = components['schemas'];
export type DemoPrincipals = Schemas['Principals'];
export type DemoUser = Schemas['UserPrincipal'];
export type Mail = Schemas['Mail'];
export type Me = Schemas['Me'];
export type OwnSession = Schemas['OwnSession'];
export type Credentials = Omit<Schemas['SignInBody'], 'bearer'>;
export type Activation = Schemas['ActivationBody'];
export type Enrolment = Schemas['SelfEnrolmentBody'];
export type NewCode = Schemas['CodeRequestBody'];
export type SecondFactorKey = Schemas['Authenticator'];
export type Preferences = Schemas['Preferences'];
export type PasswordChange = Schemas['PasswordBody'];

/** A request of a person that changes something: it is not waited for forever, and is not sent without a connection. */
function change(): { signal: AbortSignal } {
  if (!navigator.onLine) throw new OfflineError();
  return { signal: AbortSignal.timeout(ANSWER_WITHIN_MS) };
}

/** Who is signed in; null if nobody is. */
export async function fetchMe(signal: AbortSignal): Promise<Me | null> {
  try {
    const { data } = await client.GET('/v1/me', { signal });
    return bodyOf(data);
  } catch (error) {
    if (isSignedOut(error)) return null;
    throw error;
  }
}

/** The token of the second step, where one is due; nothing where the person is in. */
export async function signIn(body: Credentials): Promise<string | undefined> {
  const { data } = await client.POST('/v1/session', { body, ...change() });
  return bodyOf(data).stepToken;
}

/** What somebody shows in the second step. */
export type Shown = { code: string } | { recoveryCode: string };

export async function showCode(stepToken: string, shown: Shown): Promise<void> {
  await client.POST('/v1/session/code', { body: { stepToken, ...shown }, ...change() });
}

/** Goes on as the user whom the same person has at another legal entity. */
export async function switchEntity(legalEntity: string): Promise<void> {
  await client.POST('/v1/session/entity', { body: { legalEntity }, ...change() });
}

export async function signOut(): Promise<void> {
  try {
    await client.DELETE('/v1/session', change());
  } catch (error) {
    // A session that has ended is what was asked for.
    if (!isSignedOut(error)) throw error;
  }
}

export async function activate(body: Activation): Promise<void> {
  await client.POST('/v1/activation', { body, ...change() });
}

export async function enrol(body: Enrolment): Promise<void> {
  await client.POST('/v1/self-enrolments', { body, ...change() });
}

/** Asks for another code by phone; the answer goes along with that code. */
export async function newCode(body: NewCode): Promise<string> {
  const { data } = await client.POST('/v1/activation/code', { body, ...change() });
  return bodyOf(data).request;
}

export async function changePassword(body: PasswordChange): Promise<void> {
  await client.PUT('/v1/me/password', { body, ...change() });
}

export async function fetchSessions(signal: AbortSignal): Promise<OwnSession[]> {
  const { data } = await client.GET('/v1/me/sessions', { signal });
  return bodyOf(data).items;
}

export async function endSession(session: string): Promise<void> {
  await client.DELETE('/v1/me/sessions/{session}', { params: { path: { session } }, ...change() });
}

export async function endAllSessions(): Promise<void> {
  await client.DELETE('/v1/me/sessions', change());
}

/** A key for an authenticator app; it counts once a code of it was shown. */
export async function makeSecondFactor(password: string): Promise<SecondFactorKey> {
  const { data } = await client.POST('/v1/me/second-factor', { body: { password }, ...change() });
  return bodyOf(data);
}

/** The recovery codes, which are told once. */
export async function confirmSecondFactor(code: string): Promise<string[]> {
  const { data } = await client.PUT('/v1/me/second-factor', { body: { code }, ...change() });
  return bodyOf(data).recoveryCodes;
}

export async function removeSecondFactor(password: string): Promise<void> {
  await client.DELETE('/v1/me/second-factor', { body: { password }, ...change() });
}

export async function keepPreferences(body: Preferences): Promise<void> {
  await client.PUT('/v1/me/preferences', { body, ...change() });
}

/** Who can be tried out; null where the service is no local demo. */
export const fetchPrincipals = (signal: AbortSignal): Promise<DemoPrincipals | null> =>
  onlyLocally(async () => bodyOf((await client.GET('/v1/demo/principals', { signal })).data));

/** The mail that was sent; null where the service is no local demo. */
export const fetchMailbox = (signal: AbortSignal): Promise<Mail[] | null> =>
  onlyLocally(async () => bodyOf((await client.GET('/v1/demo/mailbox', { signal })).data).messages);

/** Signs in as a person of the local demo, without a password. */
export async function tryAs({ legalEntity, user }: Principal): Promise<void> {
  await client.POST('/v1/demo/session', { body: { legalEntity, user }, ...change() });
}

async function onlyLocally<Answer>(ask: () => Promise<Answer>): Promise<Answer | null> {
  try {
    return await ask();
  } catch (error) {
    if (error instanceof ProblemError && error.problem.status === 404) return null;
    throw error;
  }
}
