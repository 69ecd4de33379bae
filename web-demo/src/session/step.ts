/** The second step of signing in: its token is kept in memory only, and for a few minutes. */
let token: string | undefined;

export function rememberStep(stepToken: string): void {
  token = stepToken;
}

export const knownStep = (): string | undefined => token;

export function forgetStep(): void {
  token = undefined;
}
