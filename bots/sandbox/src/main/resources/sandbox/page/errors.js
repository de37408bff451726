import {has, t} from './settings.js';

/** What the sandbox refuses with, as a sentence in the reader's language; what has none is shown as it came. */
export function explain(description) {
  const reason = description.replace(/^[A-Z][A-Za-z ]+: /, '');
  const key = `sandbox.error.${reason.toLowerCase().replaceAll(/[^a-z0-9]+/g, '_').replace(/^_|_$/g, '')}`;
  return has(key) ? t(key) : reason.charAt(0).toUpperCase() + reason.slice(1);
}
