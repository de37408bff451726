import {t} from './settings.js';

const MAX_DATA_BYTES = 4096;

/** What a Mini App asks of the page around it, event by event (CORE-430). */
export class Bridge {
  constructor(app) {
    this.app = app;
    this.device = new Map();
  }

  receive(message) {
    let event;
    try {
      event = typeof message === 'string' ? JSON.parse(message) : message;
    } catch {
      return;
    }
    const name = event?.eventType;
    if (typeof name !== 'string') return;
    if (Object.hasOwn(HANDLERS, name)) HANDLERS[name].call(this, event.eventData ?? {}, this.app);
    else console.info(`sandbox: the Mini App event ${name} is not supported`);
  }

  viewport(stable) {
    const iframe = this.app.querySelector('iframe');
    if (iframe) {
      this.app.emit('viewport_changed', {height: iframe.clientHeight, width: iframe.clientWidth,
        is_expanded: this.app.frame.expanded, is_state_stable: stable});
    }
  }
}

const NONE = {top: 0, bottom: 0, left: 0, right: 0};

function storage(kind) {
  return {
    [`web_app_${kind}_save_key`]({req_id, key, value}, app) {
      if (value === null) this.device.delete(kind + key);
      else this.device.set(kind + key, value);
      app.emit(`${kind}_key_saved`, {req_id});
    },
    [`web_app_${kind}_get_key`]({req_id, key}, app) {
      app.emit(`${kind}_key_received`, {req_id, value: this.device.get(kind + key) ?? null});
    },
    [`web_app_${kind}_clear`]({req_id}, app) {
      [...this.device.keys()].filter(key => key.startsWith(kind)).forEach(key => this.device.delete(key));
      app.emit(`${kind}_cleared`, {req_id});
    },
  };
}

const HANDLERS = {
  iframe_ready: (data, app) => app.emit('set_custom_style', ''),
  iframe_will_reload() {},
  web_app_ready: (data, app) => app.classList.add('ready'),
  web_app_close: (data, app) => app.close(true),
  web_app_expand(data, app) {
    app.set({expanded: true});
    this.viewport(true);
  },
  web_app_request_theme: (data, app) => app.emit('theme_changed', {theme_params: app.themeParams}),
  web_app_request_viewport() {
    this.viewport(true);
  },
  web_app_request_safe_area: (data, app) => app.emit('safe_area_changed', NONE),
  web_app_request_content_safe_area: (data, app) => app.emit('content_safe_area_changed', NONE),
  web_app_setup_main_button: (data, app) => app.set({main: {...app.frame.main, ...data}}),
  web_app_setup_secondary_button: (data, app) => app.set({secondary: {...app.frame.secondary, ...data}}),
  web_app_setup_back_button: ({is_visible}, app) => app.set({back: !!is_visible}),
  web_app_setup_settings_button: ({is_visible}, app) => app.set({settings: !!is_visible}),
  web_app_setup_closing_behavior: ({need_confirmation}, app) => app.set({confirm: !!need_confirmation}),
  web_app_setup_swipe_behavior() {},
  web_app_set_header_color: ({color, color_key}, app) => app.set({header: color, headerKey: color_key}),
  web_app_set_background_color: ({color}, app) => app.set({background: color}),
  web_app_set_bottom_bar_color: ({color}, app) => app.set({bottom: color}),
  web_app_trigger_haptic_feedback: ({type, impact_style, notification_type}, app) =>
    app.buzz(notification_type ?? impact_style ?? type),
  web_app_open_link: ({url}) => /^https?:/i.test(url) && window.open(url, '_blank', 'noopener'),
  web_app_open_tg_link({path_full}, app) {
    app.dispatchEvent(new CustomEvent('open-link', {detail: `https://t.me${path_full}`}));
    app.close(true);
  },
  web_app_open_popup(data, app) {
    app.popup = data;
  },
  web_app_read_text_from_clipboard: async ({req_id}, app) => {
    const data = await navigator.clipboard.readText().catch(() => null);
    app.emit('clipboard_text_received', {req_id, data});
  },
  web_app_open_scan_qr_popup(data, app) {
    app.scan = data;
  },
  web_app_close_scan_qr_popup: (data, app) => app.answerScan(null),
  web_app_request_write_access(data, app) {
    app.ask = {text: t('sandbox.app.write'), done: async yes => {
      if (yes) await app.allowWriting();
      app.emit('write_access_requested', {status: yes ? 'allowed' : 'cancelled'});
    }};
  },
  web_app_switch_inline_query({query, chat_types: types}, app) {
    app.dispatchEvent(new CustomEvent('switch-inline', {detail: {query: query ?? '', types: types ?? []}}));
  },
  web_app_send_prepared_message: ({id}, app) => app.sendPrepared(id),
  web_app_request_phone(data, app) {
    app.ask = {text: t('sandbox.app.phone'), done: async yes => {
      if (yes) await app.sendContact();
      app.emit('phone_requested', {status: yes ? 'sent' : 'cancelled'});
    }};
  },
  web_app_invoke_custom_method: ({req_id, method, params}, app) => app.storage(req_id, method, params),
  async web_app_data_send({data}, app) {
    const fits = typeof data === 'string' && new TextEncoder().encode(data).length <= MAX_DATA_BYTES;
    if (app.launch.source !== 'keyboard' || !fits) return;
    await app.sendData(data);
    app.close(true);
  },
  web_app_request_fullscreen(data, app) {
    app.set({fullscreen: true});
    app.emit('fullscreen_changed', {is_fullscreen: true});
  },
  web_app_exit_fullscreen(data, app) {
    app.set({fullscreen: false});
    app.emit('fullscreen_changed', {is_fullscreen: false});
  },
  web_app_biometry_get_info: (data, app) => app.emit('biometry_info_received', {available: false}),
  web_app_check_home_screen: (data, app) => app.emit('home_screen_checked', {status: 'unsupported'}),
  web_app_add_to_home_screen: (data, app) => app.emit('home_screen_failed', {error: 'UNSUPPORTED'}),
  ...storage('device_storage'),
  ...storage('secure_storage'),
};
