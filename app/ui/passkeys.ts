import type {
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
} from '@simplewebauthn/browser';

/** Asks the device for a passkey and signs in with it. Rejects if it gives none, or the server refuses it. */
export async function signInWithPasskey(): Promise<void> {
  const { startAuthentication } = await import('@simplewebauthn/browser');
  const optionsJSON = await call<PublicKeyCredentialRequestOptionsJSON>('generate-authenticate-options');
  await call('verify-authentication', { response: await startAuthentication({ optionsJSON }) });
}

/** Makes a passkey on this device for who is signed in. */
export async function addPasskey(name: string): Promise<void> {
  const { startRegistration } = await import('@simplewebauthn/browser');
  const optionsJSON = await call<PublicKeyCredentialCreationOptionsJSON>('generate-register-options');
  await call('verify-registration', { response: await startRegistration({ optionsJSON }), name });
}

async function call<T>(path: string, body?: unknown): Promise<T> {
  const posted = { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
  const answer = await fetch(`/api/auth/passkey/${path}`, body === undefined ? {} : posted);
  if (!answer.ok) throw new Error(`${answer.status}`);
  return answer.json();
}
