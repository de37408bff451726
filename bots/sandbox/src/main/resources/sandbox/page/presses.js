import {post} from './api.js';
import {follow} from './links.js';
import {t} from './settings.js';

/** The buttons under messages: what a press does, and what the bot answers to it. */
export class Presses {
  constructor(view) {
    this.view = view;
    this.waiting = new Map();
    this.early = new Map();
  }

  async press(row, column, button, element) {
    const {view} = this;
    if (button.web_app) return view.openApp({source: 'inline', url: button.web_app.url});
    const url = button.url ?? button.login_url?.url;
    if (url) return follow(url, view) || window.open(url, '_blank', 'noopener');
    if (button.copy_text) return view.copy(button.copy_text.text);
    const message = Number(element.closest('.message').dataset.messageId);
    if (this.switchInline(button, view.messages.find(one => one.message_id === message))) return;
    element.classList.add('waiting');
    const result = await view.act(() => post('/press', {...view.key, message_id: message, row, column}));
    if (!result?.callback_query_id) return element.classList.remove('waiting');
    this.waiting.set(result.callback_query_id, element);
    const early = this.early.get(result.callback_query_id);
    if (early) this.answered(early);
  }

  /** Begins an inline query, here or in another chat; true if the button asks for one. */
  switchInline(button, message) {
    const {view} = this;
    const bot = message.via_bot ?? message.from;
    const here = button.switch_inline_query_current_chat;
    const there = button.switch_inline_query ?? button.switch_inline_query_chosen_chat?.query;
    if (here === undefined && there === undefined) return false;
    const text = `@${bot.username} ${here ?? there}`;
    if (here !== undefined) view.prefill(text);
    else view.choose(t('sandbox.inline.where'), chat => view.tell('open-chat', {key: chat.key, text}));
    return true;
  }

  /** The answer may come before the press itself has returned. */
  answered(answer) {
    const element = this.waiting.get(answer.callback_query_id);
    this.early.set(answer.callback_query_id, answer);
    if (!element) return;
    element.classList.remove('waiting');
    this.waiting.delete(answer.callback_query_id);
    if (answer.url) follow(answer.url, this.view) || window.open(answer.url, '_blank', 'noopener');
    else if (answer.show_alert) this.view.alert = answer.text;
    else if (answer.text) this.view.showToast(answer.text);
  }
}
