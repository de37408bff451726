import {LitElement, html, nothing} from 'lit';
import {icon} from './icons.js';

const MARGIN = 8;

/** A menu over everything else: arrows move in it, Escape and a click elsewhere close it. */
class PopMenu extends LitElement {
  static properties = {items: {}, reactions: {}, label: {}};

  createRenderRoot() {
    return this;
  }

  firstUpdated() {
    this.addEventListener('keydown', event => this.key(event));
    this.addEventListener('toggle', event => event.newState === 'closed' && this.remove());
    this.showPopover();
    this.place();
    this.querySelector('[role^="menuitem"]')?.focus();
  }

  place() {
    const {width, height} = this.getBoundingClientRect();
    const clamp = (value, max) => Math.max(MARGIN, Math.min(value, max - MARGIN));
    this.style.left = `${clamp(this.x, innerWidth - width)}px`;
    this.style.top = `${clamp(this.y + height > innerHeight ? this.above - height : this.y, innerHeight - height)}px`;
  }

  render() {
    return html`
      ${this.reactions ? html`<div class="quick-reactions">${this.reactions}</div>` : nothing}
      ${this.items.filter(Boolean).map(item => html`
        <button role=${item.checked === undefined ? 'menuitem' : 'menuitemradio'} class=${item.danger ? 'danger' : ''}
            aria-checked=${item.checked ?? nothing} @click=${() => this.choose(item)}>
          ${item.face ?? (item.icon ? icon(item.icon) : nothing)}<span>${item.label}</span>
          ${item.note ? html`<small>${item.note}</small>` : nothing}
        </button>`)}`;
  }

  choose(item) {
    this.close();
    item.action();
  }

  close() {
    this.hidePopover();
    this.opener?.focus?.();
  }

  key(event) {
    const buttons = [...this.querySelectorAll('[role^="menuitem"]')];
    const step = {ArrowDown: 1, ArrowUp: -1}[event.key];
    if (step) {
      event.preventDefault();
      const at = buttons.indexOf(document.activeElement);
      buttons[(at + step + buttons.length) % buttons.length]?.focus();
    }
  }
}

/**
 * Opens a menu at a button or, for a click of the right button, at the pointer.
 *
 * @param items label, icon or face, note, danger, checked, action; empty ones are left out
 */
export function openMenu(event, items, {label, reactions} = {}) {
  event.preventDefault();
  event.stopPropagation();
  const menu = document.createElement('pop-menu');
  const opener = event.currentTarget;
  const box = opener.getBoundingClientRect();
  const atPointer = event.type === 'contextmenu' && event.clientX > 0;
  Object.assign(menu, {items, reactions, opener: atPointer ? null : opener,
    x: atPointer ? event.clientX : box.left, y: atPointer ? event.clientY : box.bottom + 4,
    above: atPointer ? event.clientY : box.top - 4});
  menu.popover = 'auto';
  menu.role = 'menu';
  menu.className = 'menu floating';
  if (label) menu.ariaLabel = label;
  (opener.closest('user-pane') ?? document.body).append(menu);
  return menu;
}

customElements.define('pop-menu', PopMenu);
