// Speaks with the Telegram client around this page: by messages to the parent in Telegram Web, by the proxy object in
// the phone and desktop clients. Without either the page is an ordinary one and every call is a no-op.

const launch = new URLSearchParams(location.hash.slice(1));
const listeners = new Map();

const parse = (json, otherwise) => {
  try {
    return JSON.parse(json);
  } catch {
    return otherwise;
  }
};

const post = (eventType, eventData = {}) => {
  if (window.TelegramWebviewProxy) {
    window.TelegramWebviewProxy.postEvent(eventType, JSON.stringify(eventData));
  } else if (window.external && 'notify' in window.external) {
    window.external.notify(JSON.stringify({ eventType, eventData }));
  } else if (window.parent !== window) {
    // Nothing secret is ever posted, and only the listed origins may frame this page.
    window.parent.postMessage(JSON.stringify({ eventType, eventData }), '*');
  }
};

const receive = (eventType, eventData) => (listeners.get(eventType) ?? []).forEach((listener) => listener(eventData ?? {}));

window.addEventListener('message', (event) => {
  if (event.source !== window.parent || window.parent === window) return;
  const message = typeof event.data === 'string' ? parse(event.data, null) : event.data;
  if (message && typeof message.eventType === 'string') receive(message.eventType, message.eventData);
});

// The names under which native clients call back.
window.Telegram = { WebView: { receiveEvent: receive } };
window.TelegramGameProxy = { receiveEvent: receive };
window.TelegramGameProxy_receiveEvent = receive;

const isAtLeast = (version) => {
  const have = (launch.get('tgWebAppVersion') ?? '6.0').split('.').map(Number);
  const want = version.split('.').map(Number);
  return have[0] > want[0] || (have[0] === want[0] && (have[1] ?? 0) >= (want[1] ?? 0));
};

const applyTheme = (colors) => {
  const root = document.documentElement;
  for (const [name, value] of Object.entries(colors ?? {})) {
    if (/^#[0-9a-f]{6}$/i.test(value)) root.style.setProperty(`--tg-${name.replaceAll('_', '-')}`, value);
  }
  const background = colors?.bg_color;
  if (/^#[0-9a-f]{6}$/i.test(background ?? '')) {
    const [r, g, b] = [1, 3, 5].map((at) => parseInt(background.slice(at, at + 2), 16));
    root.dataset.theme = r * 0.299 + g * 0.587 + b * 0.114 < 128 ? 'dark' : 'light';
  }
  receive('krug:theme');
};

// What Telegram draws around and behind the page.
const paintFrame = () => {
  if (!isAtLeast('6.1')) return;
  post('web_app_set_header_color', { color_key: 'secondary_bg_color' });
  post('web_app_set_background_color', { color: cssColor('--page') });
};

export const bridge = {
  initData: launch.get('tgWebAppData') ?? '',
  startParam: launch.get('tgWebAppStartParam') ?? '',
  platform: launch.get('tgWebAppPlatform') ?? 'browser',
  isTelegram: launch.has('tgWebAppVersion'),
  isAtLeast,
  post,

  on(eventType, listener) {
    listeners.set(eventType, [...(listeners.get(eventType) ?? []), listener]);
  },

  // What Telegram says of the user before anything is proved: good enough to choose the first language.
  languageCode() {
    return parse(new URLSearchParams(bridge.initData).get('user'), {})?.language_code;
  },

  start() {
    applyTheme(parse(launch.get('tgWebAppThemeParams'), {}));
    bridge.on('theme_changed', (event) => {
      applyTheme(event.theme_params);
      paintFrame();
    });
    post('iframe_ready', { reload_supported: true });
    bridge.on('reload_iframe', () => {
      post('iframe_will_reload');
      location.reload();
    });
    post('web_app_expand');
    post('web_app_request_theme');
    paintFrame();
    if (isAtLeast('7.0')) post('web_app_setup_settings_button', { is_visible: true });
    if (isAtLeast('7.7')) post('web_app_setup_swipe_behavior', { allow_vertical_swipe: false });
  },

  ready() {
    post('web_app_ready');
  },

  backButton(visible) {
    if (isAtLeast('6.1')) post('web_app_setup_back_button', { is_visible: visible });
  },

  haptic(kind) {
    if (!isAtLeast('6.1')) return;
    const feedback = {
      tap: { type: 'impact', impact_style: 'light' },
      select: { type: 'selection_change' },
      success: { type: 'notification', notification_type: 'success' },
      error: { type: 'notification', notification_type: 'error' },
    };
    post('web_app_trigger_haptic_feedback', feedback[kind]);
  },

  openTelegramLink(url) {
    const { pathname, search } = new URL(url);
    if (bridge.isTelegram) post('web_app_open_tg_link', { path_full: pathname + search });
    else window.open(url, '_blank', 'noopener');
  },
};

// The colour that a variable comes to, as #rrggbb, which is the only form that clients and charts both take.
export const cssColor = (name) => {
  const probe = document.createElement('i');
  probe.style.color = `var(${name})`;
  document.documentElement.append(probe);
  const brush = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
  brush.fillStyle = getComputedStyle(probe).color;
  brush.fillRect(0, 0, 1, 1);
  probe.remove();
  return `#${[...brush.getImageData(0, 0, 1, 1).data].slice(0, 3).map((part) => part.toString(16).padStart(2, '0')).join('')}`;
};
