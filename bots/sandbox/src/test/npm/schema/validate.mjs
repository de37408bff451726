/*
 * Checks values by the schema of the Bot API. Each line asked is a JSON object, and each gets a line as answer:
 * {"schema": "zUpdate", "value": {...}}   what is wrong with it, as a list of sentences
 * {"method": "sendMessage"}               its parameters: {"all": [...], "required": [...]}
 */
import {createInterface} from 'node:readline';
import {schemas} from '@photon-ai/telegram-ts';

/** The schema leaves out what it does not know, so what is missing afterwards is unknown. */
function unknown(given, kept, path) {
  if (Array.isArray(given)) return given.flatMap((item, i) => unknown(item, kept?.[i], `${path}[${i}]`));
  if (given === null || typeof given !== 'object') return [];
  return Object.entries(given).flatMap(([key, value]) => kept !== null && typeof kept === 'object' && key in kept
    ? unknown(value, kept[key], `${path}.${key}`)
    : [`${path}.${key} is unknown`]);
}

function problems(name, value) {
  const schema = schemas[name];
  if (!schema) return [`there is no schema ${name}`];
  const parsed = schema.safeParse(value);
  return parsed.success
    ? unknown(value, parsed.data, '$')
    : parsed.error.issues.map(issue => `$.${issue.path.join('.')}: ${issue.message} ${JSON.stringify(issue.errors ?? '')}`);
}

function parameters(method) {
  const body = schemas[`z${method[0].toUpperCase()}${method.slice(1)}Body`];
  const shape = body?.shape ?? body?._zod.def.innerType?.shape ?? {};
  const all = Object.keys(shape);
  return {all, required: all.filter(name => !shape[name].safeParse(undefined).success)};
}

for await (const line of createInterface({input: process.stdin})) {
  const {schema, value, method} = JSON.parse(line);
  console.log(JSON.stringify(method ? parameters(method) : problems(schema, value)));
}
