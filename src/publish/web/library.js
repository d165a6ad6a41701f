// Finds sheets by title, chapter and language. Without it the whole list is shown.
'use strict';
(() => {
  const search = document.getElementById('search');
  const language = document.getElementById('language');
  const found = document.getElementById('found');
  const sheets = [...document.querySelectorAll('.sheets > li')];
  const plain = (text) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  const texts = sheets.map((sheet) => plain(sheet.querySelector('h2').textContent + ' ' + sheet.dataset.search));
  const show = () => {
    const words = plain(search.value).split(/\s+/).filter(Boolean);
    let count = 0;
    sheets.forEach((sheet, index) => {
      const fits = (language.value === '' || sheet.dataset.language === language.value) &&
                   words.every((word) => texts[index].includes(word));
      sheet.hidden = !fits;
      count += fits ? 1 : 0;
    });
    found.textContent = found.dataset.words.replace('{n}', count).replace('{total}', sheets.length);
  };
  document.querySelector('.finder').hidden = false;
  language.closest('label').hidden = language.options.length < 3; // all, and one: nothing to choose
  search.addEventListener('input', show);
  language.addEventListener('change', show);
  show();
})();
