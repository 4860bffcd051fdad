import { expectOk } from './hub.mjs';

/** Signs the owner in by the API; gives a function that posts as the owner. */
export async function asOwner({ url, owner: { email, password } }) {
  const headers = { 'content-type': 'application/json', origin: url };
  const post = (path, body, more = {}) =>
    expectOk(
      fetch(`${url}/api/v1${path}`, {
        method: 'POST',
        headers: { ...headers, ...more },
        body: JSON.stringify(body),
      }),
    );
  const { access_token: token } = await post('/auth/login', { email, password });
  return (path, body) => post(path, body, { authorization: `Bearer ${token}` });
}
