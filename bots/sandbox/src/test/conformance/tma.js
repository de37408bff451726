/** @tma.js/sdk in its own build for browsers. It posts to one origin only, by default Telegram Web's. */
const {backButton, cloudStorage, init, initData, mainButton, miniApp, popup, sendData, setTargetOrigin, themeParams, viewport}
  = window.tmajs.sdk;

export const sdk = {
  async start(page) {
    setTargetOrigin(location.ancestorOrigins[0]);
    init();
    initData.restore();
    themeParams.mount();
    const colours = () => page.theme({background: themeParams.bgColor(), text: themeParams.textColor()});
    themeParams.bgColor.sub(colours);
    themeParams.textColor.sub(colours);
    colours();
    miniApp.mount();
    miniApp.ready();
    await viewport.mount();
    const size = () => page.viewport({height: viewport.height(), expanded: viewport.isExpanded()});
    viewport.state.sub(size);
    size();
    viewport.expand();
    mainButton.mount();
    mainButton.setParams({text: page.settings.text, isVisible: true});
    mainButton.onClick(page.settings.main);
    backButton.mount();
    backButton.show();
    backButton.onClick(page.settings.back);
  },
  user: () => initData.user()?.first_name,
  popup: parameters => popup.show(parameters),
  save: (key, value) => cloudStorage.setItem(key, value),
  load: key => cloudStorage.getItem(key),
  send: data => sendData(data),
  close: () => miniApp.close(),
};
