// Runs before the app, in any browser, so it is plain ES5. Applies the stored theme, size and language before the first
// paint (same keys as src/client/components/appearance.ts and words/language.ts). Until the app has started, #start
// shows the state of loading.
(function () {
  var root = document.documentElement;
  var box = document.getElementById('start');
  function stored(key) {
    try {
      return localStorage.getItem('qingyuan.' + key) || '';
    } catch (refused) {
      return '';
    }
  }
  function each(selector, work) {
    var found = box.querySelectorAll(selector);
    for (var i = 0; i < found.length; i++) work(found[i]);
  }
  function say(what) {
    root.setAttribute('data-start', what);
    each('[data-when]', function (part) {
      part.hidden = (' ' + part.getAttribute('data-when') + ' ').indexOf(' ' + what + ' ') < 0;
    });
  }
  /** The app has not started, and no error is shown yet. */
  function isOpening() {
    return document.getElementById('start') && /^(opening|slow)$/.test(root.getAttribute('data-start'));
  }
  function fail(event) {
    // Ignore failed style sheets and pictures: the page still works without them.
    if (event.target && event.target.tagName && event.target.tagName !== 'SCRIPT') return;
    if (isOpening()) say('failed');
  }

  var theme = stored('theme');
  var size = stored('size').split('-');
  var isElder = size[0] === 'elder';
  if (theme === 'light' || theme === 'dark') root.setAttribute('data-theme', root.style.colorScheme = theme);
  if (isElder) root.setAttribute('data-size', 'elder');
  if (isElder && size[1]) root.setAttribute('data-scale', size[1]);
  if (stored('contrast') === 'more') root.setAttribute('data-contrast', 'more');
  // A public page has its own words, and its language is in its address.
  if (!box) return;
  var isEnglish = stored('language') === 'en';
  if (isEnglish) root.lang = 'en';

  // The style sheets may come later or not at all.
  box.style.cssText = 'max-width:30em;margin:12vh auto;padding:0 20px;line-height:1.6;font-family:system-ui,sans-serif';
  box.style.fontSize = isElder ? (size[1] || 24) + 'px' : '17px';
  each('p', function (part) {
    part.style.margin = '0 0 .8em';
  });
  each('[data-en]', function (part) {
    if (isEnglish) part.textContent = part.getAttribute('data-en');
  });
  each('button', function (button) {
    button.style.cssText = 'font:inherit;min-height:48px;padding:0 1.5em';
    button.onclick = function () {
      location.reload();
    };
  });

  // Browsers older than vite.config.ts promises: no cascade layers, or (Firefox) no TextDecoderStream.
  var isOld = !window.CSSLayerBlockRule || !window.TextDecoderStream;
  if (window.isSecureContext === false) say('insecure');
  else if (isOld) say('old');
  else {
    say('opening');
    setTimeout(function () {
      if (isOpening()) say('slow');
    }, 8000);
    window.addEventListener('error', fail, true);
    window.addEventListener('unhandledrejection', fail);
  }
})();
