/*
 * Signs and checks initData by the packages that Mini Apps' servers use. Each line asked is a JSON object, and each
 * gets a line as answer:
 * {"by": "tma", "sign": {...}, "token": "...", "at": 1790000000}   the signed initData
 * {"by": "tma", "check": "...", "token": "..."}                    "valid", or why not
 * {"by": "tma", "check": "...", "bot": 1, "key": "<hex>"}          the same by Telegram's signature under another key
 */
import {createInterface} from 'node:readline';
import * as apps from '@telegram-apps/init-data-node';
import * as tma from '@tma.js/init-data-node';

const PACKAGES = {apps, tma};

// Both packages hold Telegram's public key. The local Telegram has its own, so it is put in Telegram's place.
const importKey = crypto.subtle.importKey.bind(crypto.subtle);
let publicKey;
crypto.subtle.importKey = (format, bytes, ...rest) => importKey(format, publicKey ? Buffer.from(publicKey, 'hex') : bytes, ...rest);

async function check(by, {check: data, token, bot, key}) {
  publicKey = key;
  try {
    await (key ? by.validate3rd(data, bot) : by.validate(data, token));
    return 'valid';
  } catch (error) {
    return `${error.name ?? error.constructor.name}: ${error.message}`;
  }
}

for await (const line of createInterface({input: process.stdin})) {
  const question = JSON.parse(line);
  const by = PACKAGES[question.by];
  console.log(JSON.stringify(question.sign
    ? by.sign(question.sign, question.token, new Date(question.at * 1000))
    : await check(by, question)));
}
