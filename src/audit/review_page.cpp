// SPDX-License-Identifier: GPL-3.0-or-later
#include "audit/review_page.hpp"

namespace audiosheet::audit {

const std::string_view k_review_style = R"css(
:root {
  color-scheme: light dark;
  --paper: #f6f5f1; --sheet: #ffffff; --ink: #1d2327; --soft: #566069; --line: #dcdad2;
  --accent: #0b6160; --accent-soft: #e2efee;
  --good: #1c6b3c; --good-fill: #2f8f57;
  --changed: #a3361b; --missing: #8c1d40; --unsure: #5b4699; --added: #8a5300;
  --mark: #ffe9a8; --shadow: 0 1px 2px rgba(20, 30, 35, .07), 0 8px 24px -14px rgba(20, 30, 35, .22);
  --ui: system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif;
  --text: "Iowan Old Style", "Palatino Linotype", Palatino, "Noto Serif", Georgia, serif;
  --mono: ui-monospace, "SF Mono", "Cascadia Mono", Menlo, Consolas, monospace;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #14181a; --sheet: #1d2326; --ink: #e8e6e0; --soft: #a7b0b4; --line: #343c40;
    --accent: #7fd0cc; --accent-soft: #1e3535;
    --good: #86d6a3; --good-fill: #3f9d66;
    --changed: #ff9c7d; --missing: #ff92ac; --unsure: #c2b1ff; --added: #f0b862;
    --mark: #5a4a14; --shadow: none;
  }
}
* { box-sizing: border-box; }
html { scroll-behavior: smooth; scroll-padding-top: 4.5rem; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 1rem/1.55 var(--ui); }
a { color: var(--accent); }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; border-radius: 4px; }
.skip { position: absolute; left: -99rem; }
.skip:focus { left: 1rem; top: 1rem; background: var(--sheet); padding: .5rem 1rem; z-index: 9; }
.page { max-width: 68rem; margin: 0 auto; padding: 0 1.5rem 4rem; }
header.top { padding: 3rem 0 1.75rem; }
.brand { margin: 0 0 .75rem; font-size: .8125rem; letter-spacing: .09em; text-transform: uppercase; color: var(--accent);
  font-weight: 650; }
h1 { margin: 0; font: 600 clamp(1.75rem, 4.5vw, 2.6rem)/1.15 var(--text); letter-spacing: -.01em; text-wrap: balance; }
.meta { margin: .75rem 0 0; color: var(--soft); }
.verdict { background: var(--sheet); border: 1px solid var(--line); border-radius: 14px; box-shadow: var(--shadow);
  padding: 1.75rem 2rem 1.5rem; }
.verdict h2 { margin: 0; font: 600 1.5rem/1.3 var(--text); border: 0; padding: 0; }
.verdict.good h2 { color: var(--good); }
.verdict.bad h2 { color: var(--changed); }
.verdict p { margin: .6rem 0 0; max-width: 46rem; }
.bar { display: flex; gap: 2px; height: .75rem; margin: 1.4rem 0 .9rem; border-radius: 99px; overflow: hidden;
  background: var(--line); }
.bar i { display: block; min-width: 6px; }
.bar .verified { background: var(--good-fill); }
.bar .changed { background: var(--changed); } .bar .missing { background: var(--missing); }
.bar .unsure { background: var(--unsure); } .bar .added { background: var(--added); }
.legend { display: flex; flex-wrap: wrap; gap: .4rem 1.5rem; margin: 0; padding: 0; list-style: none; }
.legend b { font-variant-numeric: tabular-nums; }
.kinds { margin: 1.1rem 0 0; padding: 1rem 0 0; border-top: 1px solid var(--line); color: var(--soft);
  font-size: .9375rem; }
nav { position: sticky; top: 0; z-index: 2; margin: 1.5rem -1.5rem 0; padding: 0 1.5rem; background: var(--paper);
  border-bottom: 1px solid var(--line); }
nav ul { display: flex; gap: 0 1.6rem; margin: 0; padding: 0; list-style: none; overflow-x: auto; }
nav a { display: block; padding: .8rem 0; color: inherit; text-decoration: none; white-space: nowrap;
  border-bottom: 3px solid transparent; }
nav a:hover { border-color: var(--accent); }
nav span { color: var(--soft); font-variant-numeric: tabular-nums; margin-left: .25rem; }
section { margin: 3rem 0 0; }
h2 { margin: 0 0 .35rem; font: 600 1.45rem/1.3 var(--text); }
h2 + p { margin: 0 0 1.25rem; color: var(--soft); max-width: 46rem; text-wrap: pretty; }
h3 { font-size: 1rem; margin: 1.5rem 0 .5rem; }
.tag { display: inline-block; font: 650 .8125rem/1.5 var(--ui); }
.changed > .tag, .tag.changed { color: var(--changed); } .missing > .tag, .tag.missing { color: var(--missing); }
.unsure > .tag, .tag.unsure { color: var(--unsure); } .added > .tag, .tag.added { color: var(--added); }
.tag.verified { color: var(--good); } .tag.look { color: var(--added); }
.cards { margin: 0; padding: 0; list-style: none; display: grid; gap: 1rem; }
.card { background: var(--sheet); border: 1px solid var(--line); border-left: 5px solid currentColor; border-radius: 10px;
  padding: 1rem 1.35rem 1.1rem; box-shadow: var(--shadow); }
.card.changed { border-left-color: var(--changed); } .card.missing { border-left-color: var(--missing); }
.card.unsure { border-left-color: var(--unsure); } .card.added { border-left-color: var(--added); }
.card .where { float: right; color: var(--soft); font-size: .875rem; }
.pair { display: grid; grid-template-columns: 1fr 1fr; gap: .25rem 1.5rem; margin: .6rem 0 0; }
.pair dt { font-size: .8125rem; color: var(--soft); grid-row: 1; }
.pair dd { margin: 0; font: 1.2rem/1.4 var(--text); overflow-wrap: anywhere; grid-row: 2; }
.none { color: var(--soft); font-style: italic; }
blockquote { margin: .9rem 0 0; padding: .7rem 0 0; border-top: 1px solid var(--line); font: 1rem/1.55 var(--text);
  color: var(--soft); overflow-wrap: anywhere; }
mark { background: var(--mark); color: var(--ink); padding: .05em .2em; border-radius: 3px; }
.tools { display: flex; flex-wrap: wrap; align-items: center; gap: .75rem 1.5rem; margin: 0 0 .9rem; }
.tools input[type=search] { font: inherit; color: inherit; background: var(--sheet); border: 1px solid var(--soft);
  border-radius: 8px; padding: .45rem .8rem; min-width: 16rem; }
.frame { background: var(--sheet); border: 1px solid var(--line); border-radius: 10px; overflow-x: auto; }
table { border-collapse: collapse; width: 100%; }
th, td { text-align: left; vertical-align: top; padding: .6rem 1rem; }
thead th { font-size: .8125rem; font-weight: 600; color: var(--soft); border-bottom: 1px solid var(--line); }
tbody tr + tr > * { border-top: 1px solid var(--line); }
tbody th { font-weight: 400; }
td.text, th.text { font-family: var(--text); font-size: 1.0625rem; overflow-wrap: anywhere; min-width: 9rem; }
td.context { color: var(--soft); font-size: .9375rem; overflow-wrap: anywhere; min-width: 14rem; }
td.number, th.number { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
tr.chapter th { background: var(--accent-soft); font-weight: 600; font-size: .9375rem; }
button { font: 500 .875rem/1.3 var(--ui); color: var(--accent); background: none; border: 1px solid currentColor;
  border-radius: 99px; padding: .25rem .8rem; cursor: pointer; white-space: nowrap; }
button:hover { background: var(--accent-soft); }
button[hidden] { display: none; }
code { font: .875rem var(--mono); overflow-wrap: anywhere; }
.say { display: flex; gap: .6rem; align-items: center; }
.say code { white-space: nowrap; max-width: 24rem; overflow-x: auto; }
.why { display: block; font: .8125rem/1.5 var(--ui); color: var(--soft); }
details { background: var(--sheet); border: 1px solid var(--line); border-radius: 10px; margin: 0 0 .75rem; }
summary { padding: .75rem 1.2rem; cursor: pointer; font-weight: 550; }
summary span { color: var(--soft); font-weight: 400; }
details .frame { border: 0; border-top: 1px solid var(--line); border-radius: 0; }
.quiet { background: var(--sheet); border: 1px dashed var(--line); border-radius: 10px; padding: 1rem 1.35rem; margin: 0;
  color: var(--soft); }
.warning-list { counter-reset: w; }
.warning-list .card { border-left-color: var(--added); color: inherit; }
.warning-list p { margin: .4rem 0 0; font: 1.0625rem/1.55 var(--text); }
.sign { margin-top: 3rem; border-top: 1px solid var(--line); padding-top: 1.25rem; color: var(--soft); }
.sign dl { display: grid; grid-template-columns: repeat(auto-fit, minmax(14rem, 1fr)); gap: 2.2rem 2rem; margin: 1.5rem 0 0; }
.sign dt { font-size: .8125rem; } .sign dd { margin: 0; height: 1.8rem; border-bottom: 1px solid var(--soft); }
footer { margin-top: 2.5rem; color: var(--soft); font-size: .875rem; }
.live { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
@media (max-width: 44rem) {
  .page { padding: 0 1rem 3rem; } nav { margin: 1.5rem -1rem 0; padding: 0 1rem; }
  .verdict { padding: 1.25rem; }
  .pair { grid-template-columns: 1fr; } .pair dt, .pair dd { grid-row: auto; }
  th, td { padding: .5rem .7rem; } td.context { min-width: 12rem; }
  .tools input[type=search] { min-width: 0; width: 100%; }
}
@media (prefers-reduced-motion: reduce) { html { scroll-behavior: auto; } }
@media print {
  :root { --paper: #fff; --sheet: #fff; --ink: #000; --soft: #333; --line: #999; --shadow: none; --mark: #eee;
    --changed: #000; --missing: #000; --unsure: #000; --added: #000; --good: #000; --accent: #000; }
  body { font-size: 10pt; } .page { max-width: none; padding: 0; }
  nav, button, .tools, .skip { display: none !important; }
  header.top { padding-top: 0; } section { margin-top: 1.5rem; }
  .frame { overflow: visible; } thead { display: table-header-group; }
  .card, tr, .verdict, .sign { break-inside: avoid; } h2 { break-after: avoid; }
}
)css";

const std::string_view k_review_script = R"js(
'use strict';
(() => {
  const live = document.querySelector('.live');
  const tell = text => { live.textContent = ''; setTimeout(() => { live.textContent = text; }, 50); };
  const speech = window.speechSynthesis;
  if (speech && window.SpeechSynthesisUtterance) {
    document.querySelectorAll('button[data-say]').forEach(button => {
      button.hidden = false;
      button.addEventListener('click', () => {
        const words = new SpeechSynthesisUtterance(button.dataset.say);
        words.lang = document.body.dataset.language;
        speech.cancel();
        speech.speak(words);
      });
    });
  }
  const copy = async code => {
    try {
      await navigator.clipboard.writeText(code.textContent);
    } catch (refused) {
      const range = document.createRange();
      range.selectNodeContents(code);
      const selection = window.getSelection();
      selection.removeAllRanges();
      selection.addRange(range);
      document.execCommand('copy');
    }
    tell('Copied');
  };
  document.querySelectorAll('button[data-copy]').forEach(button => {
    button.hidden = false;
    button.addEventListener('click', () => {
      copy(button.parentElement.querySelector('code'));
      const label = button.textContent;
      button.textContent = 'Copied';
      setTimeout(() => { button.textContent = label; }, 1500);
    });
  });
  document.querySelectorAll('.tools').forEach(tools => {
    const search = tools.querySelector('input[type=search]');
    const only = tools.querySelector('input[type=checkbox]');
    const rows = [...document.getElementById(tools.dataset.table).querySelectorAll('tbody tr')];
    const filter = () => {
      const wanted = search.value.trim().toLowerCase();
      let shown = 0;
      rows.forEach(row => {
        const fits = row.textContent.toLowerCase().includes(wanted) && !(only && only.checked && !row.dataset.look);
        row.hidden = !fits;
        shown += fits ? 1 : 0;
      });
      tell(shown + ' shown');
    };
    tools.hidden = false;
    search.addEventListener('input', filter);
    if (only) { only.addEventListener('change', filter); }
  });
})();
)js";

} // namespace audiosheet::audit
