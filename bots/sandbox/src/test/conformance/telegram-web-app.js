/** The official script, as @twa-dev/sdk bundles it. */
const app = window.Telegram.WebApp;

const stored = call => new Promise((resolve, reject) => call((error, value) => error ? reject(error) : resolve(value)));

export const sdk = {
  async start({theme, viewport, settings}) {
    const colours = () => theme({background: app.themeParams.bg_color, text: app.themeParams.text_color});
    const size = () => viewport({height: app.viewportHeight, expanded: app.isExpanded});
    app.onEvent('themeChanged', colours);
    app.onEvent('viewportChanged', size);
    colours();
    size();
    app.ready();
    app.expand();
    app.MainButton.setText(settings.text).show().onClick(settings.main);
    app.BackButton.show().onClick(settings.back);
  },
  user: () => app.initDataUnsafe.user?.first_name,
  popup: parameters => new Promise(resolve => app.showPopup(parameters, resolve)),
  save: (key, value) => stored(done => app.CloudStorage.setItem(key, value, done)),
  load: key => stored(done => app.CloudStorage.getItem(key, done)),
  send: data => app.sendData(data),
  close: () => app.close(),
};
