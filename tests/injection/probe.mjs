// Opens every page below the folders: node probe.mjs NPM-FOLDER CHROMIUM FOLDER... No script of a sheet may run,
// no window may open, nothing outside the folders may be asked for.
import { createRequire } from 'node:module';
import fs from 'node:fs';
import path from 'node:path';
import { pathToFileURL, fileURLToPath } from 'node:url';

const [npm, executablePath, ...folders] = process.argv.slice(2).map((argument) => path.resolve(argument));
const { chromium } = createRequire(path.join(npm, 'package.json'))('playwright-core');
const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
const page = await context.newPage();
const findings = [];
let at = '';
const find = (what) => findings.push(`${at}: ${what}`);
page.on('dialog', (dialog) => { find('a dialog'); dialog.dismiss(); });
page.on('pageerror', (error) => find('an exception: ' + error.message));
context.on('page', () => find('a new window'));
context.on('request', (request) => {
  const url = request.url();
  const inside = url.startsWith('file:') && folders.some((folder) => fileURLToPath(url).startsWith(folder + path.sep));
  if (!inside && !/^(data|blob):/.test(url)) find('asks for ' + url);
});

const pages = folders.flatMap((folder) => fs.readdirSync(folder, { recursive: true })
  .filter((name) => /\.(html|xhtml)$/.test(name)).map((name) => path.join(folder, name)));
for (const file of pages) {
  at = path.relative(folders[0], file);
  await page.goto(pathToFileURL(file).href, { waitUntil: 'load' });
  // Whatever waits for a pointer, a key or the focus gets it.
  const links = await page.evaluate(async () => {
    for (const element of document.querySelectorAll('main *, nav *, body > *')) {
      for (const type of ['mouseover', 'mouseenter', 'focus', 'animationstart', 'error', 'load', 'toggle']) {
        element.dispatchEvent(new Event(type));
      }
    }
    return [...document.querySelectorAll('[href], [src], [action]')]
      .map((element) => element.getAttribute('href') ?? element.getAttribute('src') ?? element.getAttribute('action'));
  });
  await page.waitForTimeout(20);
  if (await page.evaluate(() => '__hit' in window || 'x' === document.title)) find('a script of the sheet ran');
  for (const link of links) {
    if (/^\s*(javascript|vbscript|data:text)/i.test(link)) find('leads to ' + link);
  }
}
// The library looks for words that a reader types.
at = 'index.html';
await page.goto(pathToFileURL(path.join(folders[0], 'index.html')).href);
const search = page.locator('input[type=search]');
for (const words of ['<img src=x onerror=window.__hit=1>', '"><script>window.__hit=1</script>', 'rash']) {
  await search.fill(words);
  await page.waitForTimeout(150);
}
if (await page.evaluate(() => '__hit' in window)) find('a script of the search ran');
await page.goto(page.url() + '?q=%3Cimg%20src=x%20onerror=window.__hit=1%3E#%22%3E%3Cscript%3Ewindow.__hit=1%3C/script%3E');
await page.waitForTimeout(150);
if (await page.evaluate(() => '__hit' in window)) find('a script of the address ran');
// The probe itself works.
await page.evaluate(() => document.body.insertAdjacentHTML('beforeend', '<b onclick="window.__hit=1">x</b>'));
await page.evaluate(() => document.body.lastElementChild.click());
if (!(await page.evaluate(() => '__hit' in window))) find('the probe sees nothing');
await browser.close();
findings.forEach((finding) => console.log(finding));
console.log(`${pages.length} pages, ${findings.length} findings`);
process.exit(findings.length > 0 || pages.length < 10 ? 1 : 0);
