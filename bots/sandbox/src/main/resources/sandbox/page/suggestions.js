import {nameOf} from './names.js';

/** What may be meant by a text that is being written: commands at its beginning, members anywhere. */
export function suggestions(text, commands, members) {
  const command = /^\/([\w@]*)$/.exec(text);
  if (command) {
    return commands.filter(one => one.command.toLowerCase().startsWith(command[1].toLowerCase()))
      .map(({command: name, description}) => ({text: `/${name}`, description}));
  }
  const mention = /(?:^|\s)@(\w*)$/.exec(text);
  return !mention ? [] : members
    .filter(({user, status}) => user.username && !['left', 'kicked'].includes(status)
      && user.username.toLowerCase().startsWith(mention[1].toLowerCase()))
    .map(({user}) => ({text: `@${user.username}`, description: nameOf(user), user}));
}
