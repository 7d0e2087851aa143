// Runs before the first paint, so that a dark or English page never flashes light or Chinese.
(function () {
  var root = document.documentElement;
  var theme = null;
  var language = null;
  try {
    theme = localStorage.getItem('huawu.theme');
    language = localStorage.getItem('huawu.language');
  } catch {
    // Storage may be forbidden; the defaults below hold then.
  }
  var systemDark = matchMedia('(prefers-color-scheme: dark)').matches;
  if (theme === 'dark' || (theme !== 'light' && systemDark)) root.classList.add('dark');
  var english = language ? language === 'en' : /^en\b/i.test(navigator.language);
  root.lang = english ? 'en' : 'zh-CN';
})();
