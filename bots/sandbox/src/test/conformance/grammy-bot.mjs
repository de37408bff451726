import {autoRetry} from '@grammyjs/auto-retry';
import {hydrateFiles} from '@grammyjs/files';
import {Bot, InlineKeyboard, InlineQueryResultBuilder, InputFile, InputMediaBuilder, Keyboard, webhookCallback} from 'grammy';
import {escaped, PICTURE, UPDATES} from './common.mjs';
import {apiRoot, mode, secret, serve, started, token} from './serving.mjs';

const bot = new Bot(token, {client: {apiRoot, canUseWebhookReply: method => method === 'sendChatAction'}});
bot.api.config.use(autoRetry(), hydrateFiles(token, {apiRoot}));

const counter = count => new InlineKeyboard().text(`Count: ${count}`, `count ${count}`);
const picture = () => new InputFile(PICTURE, 'pixel.png');

bot.command('count', ctx => ctx.reply('Press the button', {reply_markup: counter(0)}));
bot.command('colours', ctx => ctx.reply('Pick one', {reply_markup: new Keyboard().text('Red').text('Green').resized().oneTime()}));
bot.command('picture', ctx => ctx.replyWithPhoto(picture(), {caption: 'A picture'}));
bot.command('album', ctx => ctx.replyWithMediaGroup([
  InputMediaBuilder.photo(picture(), {caption: 'First'}), InputMediaBuilder.photo(picture())]));
bot.command('poll', ctx => ctx.replyWithPoll('Tea or coffee?', [{text: 'Tea'}, {text: 'Coffee'}], {is_anonymous: false}));
bot.command('stop', ctx => ctx.api.stopPoll(ctx.chat.id, ctx.message.reply_to_message.message_id));
bot.command('patience', ctx => ctx.reply('Patience pays'));
bot.command('where', ctx => ctx.reply(`We are in ${ctx.chat.title}`));
bot.hears('React', ctx => ctx.react('👍'));

bot.callbackQuery(/^count (\d+)$/, async ctx => {
  const count = Number(ctx.match[1]) + 1;
  await ctx.editMessageText(`Counted to <b>${count}</b>`, {parse_mode: 'HTML', reply_markup: counter(count)});
  await ctx.answerCallbackQuery('One more');
});

bot.on('inline_query', ctx => ctx.answerInlineQuery([
  InlineQueryResultBuilder.article('drink', `A cup of ${ctx.inlineQuery.query}`, {reply_markup: new InlineKeyboard().text('Drink', 'drink')})
    .text(`A cup of ${ctx.inlineQuery.query}`),
], {cache_time: 0}));
bot.on('chosen_inline_result', ctx => ctx.editMessageText(`A cup of ${ctx.chosenInlineResult.query}, still hot`));

bot.on('message:photo', async ctx => {
  const file = await ctx.getFile();
  const bytes = Buffer.from(await (await fetch(file.getUrl())).arrayBuffer()); // its download() speaks https only
  await ctx.replyWithDocument(new InputFile(bytes, 'copy.png'), {caption: `${bytes.length} bytes`});
});
bot.on('message_reaction', ctx => ctx.reply(`You reacted with ${ctx.reactions().emojiAdded.join()}`));
bot.on('poll_answer', ctx => ctx.api.sendMessage(ctx.pollAnswer.user.id, `You voted for ${ctx.pollAnswer.option_ids}`));
bot.on('my_chat_member').filter(ctx => ctx.chat.type !== 'private' && ctx.myChatMember.new_chat_member.status === 'member',
  ctx => ctx.reply(`Hello, ${ctx.chat.title}`));
bot.on('message:new_chat_members:me', () => {});
bot.on('message:new_chat_members', ctx => ctx.reply(`Welcome, ${ctx.message.new_chat_members[0].first_name}`));
bot.on('message:left_chat_member', ctx => ctx.reply(`Goodbye, ${ctx.message.left_chat_member.first_name}`));
bot.on('chat_member', () => {});
bot.on('message:text', async ctx => {
  await ctx.replyWithChatAction('typing');
  await ctx.reply(`You said: <b>${escaped(ctx.message.text)}</b>`, {parse_mode: 'HTML'});
});

if (mode === 'webhook') {
  const server = await serve(webhookCallback(bot, 'http', {secretToken: secret}));
  await bot.api.setWebhook(server.url, {secret_token: secret, allowed_updates: UPDATES});
  started(async () => {
    await bot.api.deleteWebhook();
    server.close();
  });
} else {
  void bot.start({allowed_updates: UPDATES, onStart: () => started(() => bot.stop())});
}
