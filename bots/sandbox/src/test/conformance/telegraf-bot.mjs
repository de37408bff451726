import {setTimeout as sleep} from 'node:timers/promises';
import {Markup, Telegraf, TelegramError} from 'telegraf';
import {message} from 'telegraf/filters';
import {escaped, PICTURE, UPDATES} from './common.mjs';
import {apiRoot, mode, secret, serve, started, token} from './serving.mjs';

// In webhook mode Telegraf gives the first call of a handler as the answer to the webhook.
const bot = new Telegraf(token, {telegram: {apiRoot}});

const counter = count => Markup.inlineKeyboard([Markup.button.callback(`Count: ${count}`, `count ${count}`)]);
const picture = () => ({source: PICTURE, filename: 'pixel.png'});

/** Telegraf has no plugin of its own for this: its error tells how long to wait. */
async function patiently(call) {
  try {
    return await call();
  } catch (error) {
    if (!(error instanceof TelegramError) || error.code !== 429) throw error;
    await sleep(error.parameters.retry_after * 1000);
    return patiently(call);
  }
}

bot.command('count', ctx => ctx.reply('Press the button', counter(0)));
bot.command('colours', ctx => ctx.reply('Pick one', Markup.keyboard([['Red', 'Green']]).resize().oneTime()));
bot.command('picture', ctx => ctx.replyWithPhoto(picture(), {caption: 'A picture'}));
bot.command('album', ctx => ctx.replyWithMediaGroup([
  {type: 'photo', media: picture(), caption: 'First'}, {type: 'photo', media: picture()}]));
bot.command('poll', ctx => ctx.replyWithPoll('Tea or coffee?', ['Tea', 'Coffee'], {is_anonymous: false}));
bot.command('stop', ctx => ctx.telegram.stopPoll(ctx.chat.id, ctx.message.reply_to_message.message_id));
bot.command('patience', ctx => {
  ctx.telegram.webhookReply = false; // nobody is told of an error in the answer to a webhook
  return patiently(() => ctx.reply('Patience pays'));
});
bot.command('where', ctx => ctx.reply(`We are in ${ctx.chat.title}`));
bot.hears('React', ctx => ctx.react('👍'));

bot.action(/^count (\d+)$/, async ctx => {
  const count = Number(ctx.match[1]) + 1;
  await ctx.editMessageText(`Counted to <b>${count}</b>`, {parse_mode: 'HTML', ...counter(count)});
  await ctx.answerCbQuery('One more');
});

bot.on('inline_query', ctx => ctx.answerInlineQuery([{
  type: 'article', id: 'drink', title: `A cup of ${ctx.inlineQuery.query}`,
  input_message_content: {message_text: `A cup of ${ctx.inlineQuery.query}`},
  ...Markup.inlineKeyboard([Markup.button.callback('Drink', 'drink')]),
}], {cache_time: 0}));
bot.on('chosen_inline_result', ctx => ctx.editMessageText(`A cup of ${ctx.chosenInlineResult.query}, still hot`));

bot.on(message('photo'), async ctx => {
  const link = await ctx.telegram.getFileLink(ctx.message.photo.at(-1).file_id);
  const bytes = Buffer.from(await (await fetch(link)).arrayBuffer());
  await ctx.replyWithDocument({source: bytes, filename: 'copy.png'}, {caption: `${bytes.length} bytes`});
});
bot.on('message_reaction', ctx => ctx.reply(`You reacted with ${ctx.reactions.added.toArray().map(reaction => reaction.emoji)}`));
bot.on('poll_answer', ctx => ctx.telegram.sendMessage(ctx.pollAnswer.user.id, `You voted for ${ctx.pollAnswer.option_ids}`));
bot.on('my_chat_member', ctx => ctx.chat.type !== 'private' && ctx.myChatMember.new_chat_member.status === 'member'
  && ctx.reply(`Hello, ${ctx.chat.title}`));
bot.on(message('new_chat_members'), ctx => ctx.message.new_chat_members[0].id !== ctx.botInfo.id
  && ctx.reply(`Welcome, ${ctx.message.new_chat_members[0].first_name}`));
bot.on(message('left_chat_member'), ctx => ctx.reply(`Goodbye, ${ctx.message.left_chat_member.first_name}`));
bot.on(message('text'), async ctx => {
  await ctx.sendChatAction('typing');
  await ctx.reply(`You said: <b>${escaped(ctx.message.text)}</b>`, {parse_mode: 'HTML'});
});

if (mode === 'webhook') {
  const server = await serve(bot.webhookCallback('/webhook', {secretToken: secret}));
  await bot.telegram.setWebhook(server.url, {secret_token: secret, allowed_updates: UPDATES});
  started(async () => {
    await bot.telegram.deleteWebhook();
    server.close();
  });
} else {
  void bot.launch({allowedUpdates: UPDATES}, () => started(() => bot.stop('SIGTERM')));
}
