import {html, nothing} from 'lit';
import {post} from './api.js';
import {icon} from './icons.js';
import {Modal} from './modal.js';
import {t} from './settings.js';

const MAX_OPTIONS = 12;

/** A new poll or quiz. */
class PollDialog extends Modal {
  static properties = {key: {}, options: {state: true}, quiz: {state: true}, right: {state: true}, several: {state: true}};

  constructor() {
    super();
    this.options = ['', ''];
    this.quiz = false;
    this.several = false;
    this.right = 0;
  }

  render() {
    return this.window(t('sandbox.poll.new'), html`
      <form @submit=${event => this.submit(event, values => this.send(values))}>
        <label>${t('sandbox.poll.question')}<input name="question" required maxlength="300" autofocus></label>
        <fieldset><legend>${t('sandbox.poll.options')}</legend>
          ${this.options.map((option, index) => this.option(option, index))}
          ${this.options.length < MAX_OPTIONS ? html`<button type="button" class="flat add-option" @click=${() => this.more()}>${
            icon('plus')}${t('sandbox.poll.option.add')}</button>` : nothing}
        </fieldset>
        ${this.check('is_anonymous', t('sandbox.poll.set.anonymous'), true)}
        ${this.quiz ? nothing : this.check('allows_multiple_answers', t('sandbox.poll.set.several'), this.several,
          checked => this.several = checked)}
        ${this.check('quiz', t('sandbox.poll.set.quiz'), this.quiz, checked => this.quiz = checked)}
        ${this.quiz ? html`<p class="hint">${t('sandbox.poll.right.hint')}</p>
          <label>${t('sandbox.poll.explanation')}<input name="explanation" maxlength="200"></label>` : nothing}
        ${this.actions(t('sandbox.create'))}
      </form>`);
  }

  option(option, index) {
    return html`<div class="option-row">
      ${this.quiz ? html`<input type="radio" name="right" .checked=${this.right === index}
        aria-label=${t('sandbox.poll.right', {number: index + 1})} @change=${() => this.right = index}>` : nothing}
      <input aria-label=${t('sandbox.poll.option', {number: index + 1})} maxlength="100" ?required=${index < 2}
        placeholder=${t('sandbox.poll.option', {number: index + 1})} .value=${option} @input=${event =>
          this.options = this.options.with(index, event.target.value)}>
      ${this.options.length > 2 ? html`<button type="button" class="round" aria-label=${t('sandbox.poll.option.remove',
        {number: index + 1})} @click=${() => this.drop(index)}>${icon('close')}</button>` : nothing}
    </div>`;
  }

  async more() {
    this.options = [...this.options, ''];
    await this.updateComplete;
    [...this.querySelectorAll('.option-row input:not([type])')].at(-1).focus();
  }

  drop(index) {
    this.options = this.options.filter((option, other) => other !== index);
    this.right = Math.min(this.right, this.options.length - 1);
  }

  async send({question, is_anonymous: anonymous, allows_multiple_answers: several, explanation}) {
    const options = this.options.map(text => text.trim());
    const right = options.slice(0, this.right).filter(Boolean).length;
    await post('/messages/poll', {...this.key, question, options: options.filter(Boolean),
      is_anonymous: anonymous === 'true', ...(this.quiz
        ? {type: 'quiz', correct_option_ids: [right], ...(explanation && {explanation})}
        : {allows_multiple_answers: several === 'true'})});
    this.close();
  }
}

customElements.define('poll-dialog', PollDialog);
