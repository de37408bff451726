/** The control interface: plain requests and one stream of events for the whole page. */

export class Refused extends Error {}

async function call(method, path, body) {
  const form = body instanceof FormData;
  const response = await fetch(`/sandbox/api${path}`, {
    method,
    headers: body && !form ? {'Content-Type': 'application/json'} : {},
    body: form ? body : body && JSON.stringify(body),
  });
  const answer = await response.json();
  if (!answer.ok) throw new Refused(answer.description);
  return answer.result;
}

export const get = (path, query = {}) => call('GET', `${path}?${new URLSearchParams(query)}`);

let last = Promise.resolve();

/** Changes happen in the order in which they were asked for, although a browser has several connections. */
export function post(path, body = {}) {
  const next = last.then(() => call('POST', path, body));
  last = next.catch(() => {});
  return next;
}

/** Tells every listener of what happens; after a break it tells `hello`, and everyone reads anew. */
class Events extends EventTarget {
  constructor() {
    super();
    const types = ['hello', 'message', 'edit', 'delete', 'typing', 'callback_answer', 'chat', 'bots', 'people',
      'update', 'call', 'reset'];
    this.source = new EventSource('/sandbox/api/events');
    for (const type of types) {
      this.source.addEventListener(type, event => {
        this.dispatchEvent(new CustomEvent(type, {detail: JSON.parse(event.data)}));
      });
    }
  }

  /** Listens until the returned function is called. */
  on(type, listener) {
    const handler = event => listener(event.detail);
    this.addEventListener(type, handler);
    return () => this.removeEventListener(type, handler);
  }
}

export const events = new Events();
