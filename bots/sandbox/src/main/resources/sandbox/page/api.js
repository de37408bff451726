/** The control interface: plain requests and one stream of events for the whole page. */
import {explain} from './errors.js';

export class Refused extends Error {
  constructor(description) {
    super(explain(description));
    this.description = description;
  }
}

/** What is told to the person; whatever else failed is a fault of the page. */
export function reason(failure) {
  if (failure instanceof Refused) return failure.message;
  throw failure;
}

async function call(method, path, body) {
  const form = body instanceof FormData;
  let response;
  try {
    response = await fetch(`/sandbox/api${path}`, {
      method,
      headers: body && !form ? {'Content-Type': 'application/json'} : {},
      body: form ? body : body && JSON.stringify(body),
    });
  } catch {
    throw new Refused('unreachable');
  }
  const answer = await response.json();
  if (!answer.ok) throw new Refused(answer.description);
  return answer.result;
}

export const get = (path, query = {}) => call('GET', `${path}?${new URLSearchParams(query)}`);

let last = Promise.resolve();

/** Changes happen in the order in which they were asked for, although a browser has several connections. */
function change(method, path, body) {
  const next = last.then(() => call(method, path, body));
  last = next.catch(() => {});
  return next;
}

export const post = (path, body = {}) => change('POST', path, body);
export const put = (path, body = {}) => change('PUT', path, body);
export const patch = (path, body = {}) => change('PATCH', path, body);
export const remove = path => change('DELETE', path);

/** A form with files; every other value is written as the interface reads it. */
export function form(values, files = {}) {
  const data = new FormData();
  Object.entries(values).forEach(([name, value]) =>
    data.append(name, typeof value === 'object' ? JSON.stringify(value) : value));
  Object.entries(files).forEach(([name, file]) => data.append(name, file));
  return data;
}

const TYPES = ['hello', 'message', 'edit', 'delete', 'typing', 'callback_answer', 'inline_answer', 'chat', 'poll',
  'bots', 'people', 'update', 'call', 'clock', 'reset'];

/** Tells every listener of what happens; after a break it tells `hello`, and everyone reads anew. */
class Events extends EventTarget {
  constructor() {
    super();
    this.source = new EventSource('/sandbox/api/events');
    for (const type of TYPES) {
      this.source.addEventListener(type, event => this.tell(type, JSON.parse(event.data)));
    }
    this.source.addEventListener('error', () => this.tell('lost', {}));
  }

  tell(type, detail) {
    this.dispatchEvent(new CustomEvent(type, {detail}));
  }

  /** Listens until the returned function is called. */
  on(type, listener) {
    const handler = event => listener(event.detail);
    this.addEventListener(type, handler);
    return () => this.removeEventListener(type, handler);
  }
}

export const events = new Events();

/** Several events in one moment cost one action. */
export function soon(action) {
  let waiting = false;
  return () => {
    if (waiting) return;
    waiting = true;
    setTimeout(() => {
      waiting = false;
      action();
    }, 80);
  };
}
