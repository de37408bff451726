import { bridge } from './bridge.js';
import { currentLanguage } from './texts.js';

// Calls the server. Tokens live in memory; the refresh token also survives a reload of the tab, because a launch can
// be exchanged only a few times. Refreshing is serialized: a refresh token used twice ends the whole login.

const STORED = 'krug.refresh';
let accessToken = '';
let refreshToken = '';
let refreshing = null;

export class ApiProblem extends Error {
  constructor(status, error, requestId) {
    super(error?.message ?? '');
    this.status = status;
    this.code = error?.code ?? 'NETWORK';
    this.reason = error?.details?.reason?.[0] ?? '';
    this.fields = error?.details ?? {};
    this.requestId = requestId ?? '';
  }
}

const call = async (method, path, body, token, key) => {
  const headers = { 'Accept-Language': currentLanguage() };
  if (body !== undefined) headers['Content-Type'] = 'application/json';
  if (token) headers.Authorization = `Bearer ${token}`;
  if (key) headers['Idempotency-Key'] = key;
  let response;
  try {
    response = await fetch(path.startsWith('/.') ? path : `/api/v1${path}`, {
      method,
      headers,
      body: body === undefined ? undefined : JSON.stringify(body),
    });
  } catch {
    throw new ApiProblem(0, null, '');
  }
  const answer = await response.json().catch(() => ({}));
  if (!response.ok) throw new ApiProblem(response.status, answer.error, answer.meta?.requestId ?? response.headers.get('X-Request-ID'));
  return answer;
};

const fingerprint = () => bridge.initData.slice(-24);

const keep = (pair) => {
  accessToken = pair.accessToken;
  refreshToken = pair.refreshToken;
  try {
    sessionStorage.setItem(STORED, JSON.stringify({ of: fingerprint(), token: refreshToken }));
  } catch {
    // A browser that stores nothing signs in again after a reload.
  }
  return pair;
};

const stored = () => {
  try {
    const kept = JSON.parse(sessionStorage.getItem(STORED) ?? '{}');
    return kept.of === fingerprint() ? kept.token : '';
  } catch {
    return '';
  }
};

const exchange = async () =>
  keep((bridge.initData
    ? await call('POST', '/auth/telegram/init-data', { initData: bridge.initData })
    : await call('POST', '/auth/guest', {})).data);

const refresh = () => {
  refreshing ??= call('POST', '/auth/refresh', { refreshToken })
    .then((answer) => keep(answer.data))
    .finally(() => {
      refreshing = null;
    });
  return refreshing;
};

const request = async (method, path, body, key) => {
  try {
    return await call(method, path, body, accessToken, key);
  } catch (problem) {
    if (problem.status !== 401) throw problem;
    await refresh().catch(exchange);
    return call(method, path, body, accessToken, key);
  }
};

// Also where the page is not served securely, unlike randomUUID.
export const freshKey = () => [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('');

export const api = {
  async signIn() {
    refreshToken = stored();
    return refreshToken ? refresh().catch(exchange) : exchange();
  },
  get: async (path) => (await request('GET', path)).data,
  page: (path) => request('GET', path),
  // A file instead of an answer in an envelope.
  async file(path) {
    await request('GET', '/users/me'); // renews the token if it has run out
    const response = await fetch(`/api/v1${path}`, { headers: { Authorization: `Bearer ${accessToken}` } }).catch(() => null);
    if (!response?.ok) throw new ApiProblem(response?.status ?? 0, null, response?.headers.get('X-Request-ID'));
    return response.blob();
  },
  // What must not happen twice comes with a key of its own.
  post: async (path, body = {}, key = '') => (await request('POST', path, body, key)).data,
  patch: async (path, body) => (await request('PATCH', path, body)).data,
  delete: async (path, body) => (await request('DELETE', path, body)).data,
};
