// Texts in the user's language. Patterns are ICU's: {name}, and {n, plural, one {…} other {…}} with # for the number.

const boot = JSON.parse(document.getElementById('boot').textContent);
let language = 'en';

export const languageOf = (tag) => (tag ?? '').toLowerCase().startsWith('ru') ? 'ru' : 'en';

export const setLanguage = (code) => {
  language = languageOf(code);
  document.documentElement.lang = language;
};

export const currentLanguage = () => language;
export const chartSource = boot.chart;
export const deskSource = boot.desk;

// Texts that come with screens loaded later.
export const addTexts = (texts) => Object.entries(texts).forEach(([code, patterns]) => Object.assign(boot.texts[code], patterns));

// The index of the brace that closes the one at `from`.
const closing = (pattern, from) => {
  let depth = 0;
  for (let i = from; i < pattern.length; i++) {
    if (pattern[i] === '{') depth++;
    if (pattern[i] === '}' && --depth === 0) return i;
  }
  return pattern.length;
};

const forms = (source) => {
  const found = {};
  for (let i = 0; i < source.length; ) {
    const open = source.indexOf('{', i);
    if (open < 0) break;
    const end = closing(source, open);
    found[source.slice(i, open).trim()] = source.slice(open + 1, end);
    i = end + 1;
  }
  return found;
};

const fill = (pattern, values) => {
  let text = '';
  for (let i = 0; i < pattern.length; i++) {
    if (pattern[i] !== '{') {
      text += pattern[i];
      continue;
    }
    const end = closing(pattern, i);
    const [name, kind, ...rest] = pattern.slice(i + 1, end).split(',');
    const value = values[name.trim()];
    if (kind?.trim() === 'plural') {
      const choices = forms(rest.join(','));
      const chosen = choices[`=${value}`] ?? choices[new Intl.PluralRules(language).select(value)] ?? choices.other ?? '';
      text += fill(chosen, values).replaceAll('#', number(value));
    } else {
      text += typeof value === 'number' ? number(value) : value ?? `{${name}}`;
    }
    i = end;
  }
  return text;
};

export const t = (key, values = {}) => {
  const pattern = boot.texts[language][key];
  return pattern === undefined ? key : fill(pattern.replaceAll("''", "'"), values);
};

export const number = (value) => new Intl.NumberFormat(language).format(value);

export const day = (instant, zone) =>
  new Intl.DateTimeFormat(language, { day: 'numeric', month: 'short', timeZone: zone }).format(new Date(instant));

export const moment = (instant, zone) =>
  new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short', timeZone: zone }).format(new Date(instant));

export const hour = (instant, zone) =>
  new Intl.DateTimeFormat(language, { day: 'numeric', month: 'short', hour: 'numeric', minute: '2-digit', timeZone: zone }).format(new Date(instant));
