import {createServer} from 'node:http';

export const {TOKEN: token, API_ROOT: apiRoot, MODE: mode} = process.env;
export const secret = 'only-telegram-knows';

/** Serves a webhook on a free port of this machine; answers its address. */
export function serve(listener) {
  const server = createServer(listener);
  return new Promise(resolve => server.listen(0, '127.0.0.1', () => resolve({
    url: `http://127.0.0.1:${server.address().port}/webhook`,
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  })));
}

/** The test waits for this line, and ends the bot by SIGTERM. */
export function started(stop) {
  process.once('SIGTERM', () => Promise.resolve(stop()).catch(error => {
    console.error(error);
    process.exitCode = 1;
  }));
  console.log('ready');
}
