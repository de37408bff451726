import {html, nothing} from 'lit';
import {formatted} from './entities.js';
import {icon} from './icons.js';
import {t} from './settings.js';

/** A poll: choices until one has voted, bars from then on. */
export function pollView(message, actions) {
  const {poll} = message;
  const mine = message.votes?.[actions.me] ?? [];
  const shown = poll.is_closed || mine.length > 0;
  return html`
    <section class="poll" aria-label=${poll.question}>
      <h4>${formatted(poll.question, poll.question_entities, actions)}</h4>
      <small class="poll-kind">${kind(poll)}</small>
      <div class="poll-options" role="group">${poll.options.map((option, index) => shown
        ? result(poll, option, index, mine, actions) : choice(message, option, index, actions))}</div>
      ${shown && poll.explanation && poll.type === 'quiz'
        ? html`<p class="explanation">${formatted(poll.explanation, poll.explanation_entities, actions)}</p>` : nothing}
      ${foot(message, shown, actions)}
    </section>`;
}

function kind(poll) {
  if (poll.is_closed) return t('sandbox.poll.final');
  if (poll.type === 'quiz') return t(poll.is_anonymous ? 'sandbox.poll.quiz.anonymous' : 'sandbox.poll.quiz');
  return t(poll.is_anonymous ? 'sandbox.poll.anonymous' : 'sandbox.poll.public');
}

function choice(message, option, index, actions) {
  const {poll} = message;
  const picked = actions.picked(message).includes(index);
  return html`
    <button class="poll-option ${picked ? 'picked' : ''}" role=${poll.allows_multiple_answers ? 'checkbox' : 'radio'}
        aria-checked=${picked} @click=${() => actions.pick(message, index)}>
      <span class="poll-mark ${poll.allows_multiple_answers ? 'square' : ''}">${picked ? icon('check') : nothing}</span>
      <span>${formatted(option.text, option.text_entities)}</span>
    </button>`;
}

function result(poll, option, index, mine, actions) {
  const share = poll.total_voter_count ? Math.round(option.voter_count / poll.total_voter_count * 100) : 0;
  const chosen = mine.includes(index);
  const right = poll.correct_option_ids?.includes(index);
  const mark = poll.type === 'quiz' ? (right ? 'check' : chosen ? 'close' : '') : chosen ? 'check' : '';
  const tone = poll.type !== 'quiz' ? '' : right ? 'right' : chosen ? 'wrong' : '';
  return html`
    <div class="poll-result ${chosen ? 'chosen' : ''} ${tone}" role="meter" aria-valuenow=${share} aria-valuemin="0"
        aria-valuemax="100" aria-label=${option.text} aria-valuetext=${t('sandbox.poll.share', {share, count: option.voter_count})}>
      <b>${share}%</b><span class="poll-text">${formatted(option.text, option.text_entities)}</span>
      <span class="poll-tick">${mark ? icon(mark) : nothing}</span>
      <span class="poll-bar"><i style="width:${Math.max(share, 1)}%"></i></span>
    </div>`;
}

function foot(message, shown, actions) {
  const {poll} = message;
  const picked = actions.picked(message);
  if (!shown && poll.allows_multiple_answers && picked.length) {
    return html`<button class="poll-foot action" @click=${() => actions.vote(message, picked)}>${t('sandbox.poll.vote')}</button>`;
  }
  if (shown && !poll.is_anonymous && poll.total_voter_count) {
    return html`<button class="poll-foot action" @click=${() => actions.voters(message)}>${t('sandbox.poll.voters')}</button>`;
  }
  return html`<p class="poll-foot">${poll.total_voter_count
    ? t('sandbox.poll.votes', {count: poll.total_voter_count}) : t('sandbox.poll.none')}</p>`;
}
