// Applies the stored look before the first paint, so that nothing flashes. Same keys as src/client/state/appearance.ts and words/language.ts.
(function () {
  var root = document.documentElement;
  function stored(key) {
    try {
      return localStorage.getItem('qingyuan.' + key) || '';
    } catch (refused) {
      return '';
    }
  }
  var theme = stored('theme');
  var size = stored('size').split('-');
  if (theme === 'light' || theme === 'dark') root.setAttribute('data-theme', theme);
  if (size[0] === 'elder') root.setAttribute('data-size', 'elder');
  if (size[0] === 'elder' && size[1]) root.setAttribute('data-scale', size[1]);
  if (stored('contrast') === 'more') root.setAttribute('data-contrast', 'more');
  if (stored('language') === 'en') root.lang = 'en';
})();
