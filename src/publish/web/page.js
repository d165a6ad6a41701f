// The player of one recording. The page is whole without it: audio and text are plain HTML. Times are
// seconds of the recording; every sentence carries the one where it begins in `data-t`.
'use strict';
(() => {
  const byId = (id) => document.getElementById(id);
  const data = JSON.parse(byId('data').textContent);
  const audio = byId('audio');
  const sentences = [...document.querySelectorAll('[data-t]')];
  const chapterLinks = [...document.querySelectorAll('a[data-chapter]')];
  const warningLinks = [...document.querySelectorAll('a[data-warning]')];
  const lessMotion = matchMedia('(prefers-reduced-motion: reduce)');
  const tolerance = 0.02; // a seek may land this much before the time it was asked for

  // --- The editions: the same sentences, spoken at another rate ---------------------------------

  const warningSentences = warningLinks.map((link) =>
    sentences.indexOf(document.querySelector(link.getAttribute('href') + ' [data-t]')));
  const editionOf = (times) => ({ ...times, warnings: warningSentences.map((index) => times.starts[index]) });
  const normal = editionOf({
    audio: audio.getAttribute('src'),
    seconds: data.seconds,
    starts: sentences.map((sentence) => Number(sentence.dataset.t)),
    chapters: data.chapters.map((chapter) => chapter.at),
  });
  const fast = data.fast ? editionOf(data.fast) : null;
  let edition = normal; // that is heard

  /// Index of the last of `times` that is not after `at`, -1 when all are.
  const indexAt = (times, at) => {
    let low = 0;
    let high = times.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (times[middle] <= at) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low - 1;
  };

  /// The beginning, in one edition, of the sentence that is heard `at` that time of another.
  const sameSentence = (at, from, to) =>
    from === to ? at : to.starts[indexAt(from.starts, at + tolerance)] ?? 0;

  // --- What is kept between visits -------------------------------------------------------------

  const placeKey = 'audiosheet:place:' + data.slug;
  const settingsKey = 'audiosheet:settings';
  const load = (key) => {
    try {
      return JSON.parse(localStorage.getItem(key)) || {};
    } catch {
      return {};
    }
  };
  const keep = (key, value) => {
    try {
      localStorage.setItem(key, JSON.stringify(value));
    } catch {
      // private windows have no storage: nothing is kept then
    }
  };
  const settings = load(settingsKey);
  let kept = 0;
  const keepPlace = () => {
    if (touched) {
      kept = audio.currentTime;
      const at = sameSentence(kept, edition, normal); // good in any edition, and where there is but one
      keep(placeKey, { at: audio.ended ? 0 : Math.round(at * 1000) / 1000 });
    }
  };

  // --- Where the voice is ----------------------------------------------------------------------

  let touched = false; // played or moved: before that nothing is marked
  let current = -1;
  let currentChapter = -1;
  let follow = true;
  let timer = 0;
  let restored = NaN; // where a recording opens, until it has got there

  const fill = (text, values) => text.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
  const say = (text) => {
    byId('said').textContent = text;
  };

  const playerHeight = () => {
    const player = byId('player');
    return getComputedStyle(player).position === 'fixed' ? player.offsetHeight : 0;
  };

  const inView = (element) => {
    const box = element.getBoundingClientRect();
    return box.bottom > 0 && box.top < innerHeight - playerHeight();
  };

  let scrolling = 0; // time until which scrolling is ours
  const bringIntoView = (element, smooth) => {
    const room = innerHeight - playerHeight();
    const box = element.getBoundingClientRect();
    if (box.top >= room * 0.06 && box.bottom <= room * 0.86) {
      return;
    }
    scrolling = performance.now() + 900;
    scrollTo({ top: scrollY + box.top - room * 0.22, behavior: smooth && !lessMotion.matches ? 'smooth' : 'auto' });
  };

  const offerReturn = () => {
    byId('show').hidden = current < 0 || inView(sentences[current]);
  };

  const rove = (sentence) => {
    for (const other of document.querySelectorAll('.s[tabindex="0"]')) {
      other.tabIndex = -1;
      other.removeAttribute('aria-describedby');
    }
    sentence.tabIndex = 0;
    sentence.setAttribute('aria-describedby', 'sentence-hint');
  };

  const markSentence = (index) => {
    sentences[current]?.removeAttribute('aria-current');
    current = index;
    const sentence = sentences[index];
    if (!sentence) {
      return;
    }
    sentence.setAttribute('aria-current', 'true');
    if (!document.activeElement?.matches('[data-t]')) {
      rove(sentence);
    }
    byId('leave').setAttribute('aria-disabled', String(!sentence.closest('[data-leave]')));
  };

  const markChapter = (index) => {
    chapterLinks[currentChapter]?.removeAttribute('aria-current');
    currentChapter = index;
    const chapter = data.chapters[index];
    if (!chapter) {
      return;
    }
    byId('now-count').textContent = fill(data.words.chapter_of, { n: index + 1, total: data.chapters.length });
    byId('now-title').textContent = chapter.title;
    const link = chapterLinks[index];
    link.setAttribute('aria-current', 'location');
    const side = link.closest('.side');
    if (touched && side.scrollHeight > side.clientHeight && !side.contains(document.activeElement)) {
      const box = link.getBoundingClientRect();
      const room = side.getBoundingClientRect();
      if (box.top < room.top || box.bottom > room.bottom) {
        side.scrollTop += box.top - room.top - room.height / 3;
      }
    }
    if (navigator.mediaSession && window.MediaMetadata) {
      navigator.mediaSession.metadata = new MediaMetadata({ title: chapter.title, album: document.title });
    }
  };

  /// Marks what is said now and sleeps until the next sentence begins. `asked`: the reader moved the place.
  const update = (asked) => {
    clearTimeout(timer);
    const now = audio.currentTime;
    touched ||= asked || !audio.paused;
    if (!touched) {
      return;
    }
    const index = indexAt(edition.starts, now + tolerance);
    if (index !== current) {
      markSentence(index);
      if (current >= 0 && !asked && follow && !audio.paused && !lessMotion.matches) {
        bringIntoView(sentences[current], true);
      }
    }
    if (asked && current >= 0) {
      bringIntoView(sentences[current], true);
    }
    const chapter = indexAt(edition.chapters, now + tolerance);
    if (chapter !== currentChapter) {
      markChapter(chapter);
    }
    offerReturn();
    if (!audio.paused) {
      const next = edition.starts[current + 1];
      const wait = next === undefined ? 250 : ((next - now) / audio.playbackRate) * 1000;
      timer = setTimeout(update, Math.max(10, Math.min(250, wait)), false);
    }
  };

  const seek = (at, play) => {
    follow = true;
    restored = NaN;
    audio.currentTime = at;
    update(true);
    if (play) {
      audio.play().catch(() => {});
    }
  };

  // --- Commands --------------------------------------------------------------------------------

  const toggle = () => {
    if (audio.paused) {
      follow = true;
      audio.play().catch(() => {});
    } else {
      audio.pause();
    }
  };

  const skip = (seconds) => {
    const end = Number.isFinite(audio.duration) ? audio.duration : edition.seconds;
    seek(Math.min(Math.max(0, audio.currentTime + seconds), Math.max(0, end - 0.1)), false);
  };

  /// To the next of `times`, or back: to the beginning of the one that is heard when it began more than
  /// `grace` seconds ago, else to the one before. Returns its index, -1 when there is none.
  const step = (times, direction, grace) => {
    const now = audio.currentTime + tolerance;
    const here = indexAt(times, now);
    let index = here + 1;
    if (direction < 0) {
      index = here >= 0 && now - times[here] > grace ? here : here - 1;
      if (index < 0) {
        index = times.length > 0 && here >= 0 ? 0 : -1;
      }
    }
    if (index < 0 || index >= times.length) {
      return -1;
    }
    seek(times[index], false);
    return index;
  };

  const stepSentence = (direction) => step(edition.starts, direction, 1.5);
  const stepChapter = (direction) => {
    const index = step(edition.chapters, direction, 3);
    if (index >= 0) {
      say(fill(data.words.chapter_of, { n: index + 1, total: data.chapters.length }) + ': ' + data.chapters[index].title);
    }
  };
  const stepWarning = (direction) => {
    const index = step(edition.warnings, direction, 3);
    say(index >= 0 ? warningLinks[index].textContent.replace(/\s+/g, ' ').trim() : data.words.no_more_warnings);
  };

  /// Out of the innermost list or table that is being read, to the sentence behind it.
  const leave = (box) => {
    const inside = box ?? sentences[current]?.closest('[data-leave]');
    if (!inside) {
      return;
    }
    const last = [...inside.querySelectorAll('[data-t]')].pop();
    const next = sentences.indexOf(last) + 1;
    seek(edition.starts[next] ?? Math.max(0, edition.seconds - 0.1), false);
  };

  const speed = byId('speed');
  const knownSpeed = () => [...speed.options].find((option) => Math.abs(Number(option.value) - audio.playbackRate) < 0.001);
  const showSpeed = () => {
    speed.value = knownSpeed()?.value ?? speed.value;
  };
  const setSpeed = (rate) => {
    audio.preservesPitch = true;
    audio.defaultPlaybackRate = rate;
    audio.playbackRate = rate;
    showSpeed();
  };
  const changeSpeed = (direction) => {
    const rates = [...speed.options].map((option) => Number(option.value));
    const next = direction > 0 ? rates.find((rate) => rate > audio.playbackRate + 0.001)
                               : rates.reverse().find((rate) => rate < audio.playbackRate - 0.001);
    if (next) {
      setSpeed(next);
      say(data.words.speed + ' ' + next);
    }
  };

  /// A listener's speed for one edition says nothing of the other.
  const speedKey = () => (edition === fast ? 'fastSpeed' : 'speed');
  const keptSpeed = () => {
    const rate = settings[speedKey()];
    return rate >= 0.5 && rate <= 3 ? rate : 1;
  };

  const openAt = (at) => {
    restored = at;
    audio.currentTime = at;
  };

  const hear = (next) => {
    const at = touched ? sameSentence(audio.currentTime, edition, next) : 0;
    const sounds = !audio.paused;
    edition = next;
    byId('fast').setAttribute('aria-pressed', String(edition === fast));
    setSpeed(keptSpeed());
    audio.src = edition.audio;
    openAt(at);
    update(false);
    if (sounds) {
      audio.play().catch(() => {});
    }
    showState(); // a recording that gives way does not always tell that it stops
  };

  const changeEdition = () => {
    hear(edition === fast ? normal : fast);
    keep(settingsKey, Object.assign(settings, { edition: edition === fast ? 'fast' : 'normal' }));
    if (document.activeElement !== byId('fast')) { // which tells its state by itself
      say(edition === fast ? data.words.fast : data.words.normal);
    }
  };

  const showCurrent = () => {
    if (current >= 0) {
      follow = true;
      bringIntoView(sentences[current], true);
      sentences[current].focus({ preventScroll: true });
    }
  };

  const showHelp = () => {
    byId('help').scrollIntoView();
    byId('help').focus({ preventScroll: true });
  };

  const commands = {
    k: toggle,
    j: () => skip(-10),
    l: () => skip(10),
    u: () => stepSentence(-1),
    o: () => stepSentence(1),
    p: () => stepChapter(-1),
    n: () => stepChapter(1),
    q: () => stepWarning(-1),
    w: () => stepWarning(1),
    s: () => changeSpeed(-1),
    f: () => changeSpeed(1),
    ...(fast && { v: changeEdition }),
    e: () => leave(),
    h: showHelp,
  };

  // --- Buttons, links, keys --------------------------------------------------------------------

  const press = (id, action) => byId(id)?.addEventListener('click', action);
  press('play', toggle);
  press('back', commands.j);
  press('forward', commands.l);
  press('previous-sentence', commands.u);
  press('next-sentence', commands.o);
  press('previous-chapter', commands.p);
  press('next-chapter', commands.n);
  press('previous-warning', commands.q);
  press('next-warning', commands.w);
  press('leave', commands.e);
  press('fast', changeEdition);
  press('show', showCurrent);
  press('to-help', (event) => {
    event.preventDefault();
    showHelp();
  });
  press('more', () => {
    const open = byId('steps').classList.toggle('open');
    byId('more').setAttribute('aria-expanded', String(open));
  });
  speed.addEventListener('change', () => {
    setSpeed(Number(speed.value));
    keep(settingsKey, Object.assign(settings, { [speedKey()]: Number(speed.value) }));
  });

  document.addEventListener('click', (event) => {
    const link = event.target.closest('a[data-at]');
    if (link && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
      event.preventDefault();
      const warning = warningLinks.indexOf(link);
      seek(warning < 0 ? edition.chapters[chapterLinks.indexOf(link)] : edition.warnings[warning], true);
      return;
    }
    const over = event.target.closest('a[data-over]');
    if (over) {
      event.preventDefault();
      leave(byId(over.dataset.over));
      return;
    }
    const sentence = event.target.closest('[data-t]');
    if (sentence && !event.target.closest('a, button') && getSelection().isCollapsed) {
      seek(edition.starts[sentences.indexOf(sentence)], true);
    }
  });

  /// Keys of a sentence that has the focus: Enter plays it, arrows move to its neighbours.
  const sentenceKey = (event) => {
    const index = sentences.indexOf(event.target);
    if (index < 0 || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) {
      return false;
    }
    if (event.key === 'Enter') {
      seek(edition.starts[index], true);
      return true;
    }
    const direction = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const next = sentences[index + (direction ?? NaN)];
    if (next) {
      rove(next);
      next.focus();
    }
    return Boolean(next);
  };

  const single = byId('single-keys');
  const letterOf = (event) => {
    if (/^[a-z]$/i.test(event.key)) {
      return event.key.toLowerCase();
    }
    return /^Key[A-Z]$/.test(event.code) ? event.code[3].toLowerCase() : '';
  };
  const commandOf = (event) => {
    if (event.ctrlKey || event.metaKey) {
      return undefined;
    }
    const chord = event.altKey && event.shiftKey;
    const alone = single.checked && !event.altKey && !event.shiftKey && !event.target.matches('select, input:not([type="checkbox"])');
    return chord || alone ? commands[letterOf(event)] : undefined;
  };
  document.addEventListener('keydown', (event) => {
    const command = commandOf(event);
    if (command) {
      command();
    }
    if (command || sentenceKey(event)) {
      event.preventDefault();
    }
  });
  single.checked = settings.singleKeys === true;
  single.addEventListener('change', () => keep(settingsKey, Object.assign(settings, { singleKeys: single.checked })));

  if (navigator.mediaSession) {
    const media = { seekbackward: commands.j, seekforward: commands.l, previoustrack: commands.p, nexttrack: commands.n };
    for (const [name, action] of Object.entries(media)) {
      try {
        navigator.mediaSession.setActionHandler(name, action);
      } catch {
        // an action that this browser does not know
      }
    }
  }

  // --- The recording's own events --------------------------------------------------------------

  const showState = () => {
    byId('play').querySelector('use').setAttribute('href', audio.paused ? '#i-play' : '#i-pause');
    byId('play').querySelector('span').textContent = audio.paused ? data.words.play : data.words.pause;
  };
  audio.addEventListener('play', () => {
    showState();
    update(false);
  });
  audio.addEventListener('pause', () => {
    showState();
    update(false);
    keepPlace();
  });
  audio.addEventListener('ended', keepPlace);
  audio.addEventListener('loadedmetadata', () => { // some browsers forget a place that was asked for earlier
    if (Math.abs(audio.currentTime - restored) > tolerance) {
      audio.currentTime = restored;
    }
  });
  audio.addEventListener('seeking', () => {
    const ours = Math.abs(audio.currentTime - restored) < tolerance;
    restored = NaN;
    if (ours) { // opened where the reader left, or in the other edition: nothing scrolls by itself
      return;
    }
    follow = true;
    update(true);
  });
  audio.addEventListener('timeupdate', () => {
    update(false);
    if (Math.abs(audio.currentTime - kept) > 5) {
      keepPlace();
    }
  });
  audio.addEventListener('ratechange', () => {
    if (knownSpeed()) {
      showSpeed();
      keep(settingsKey, Object.assign(settings, { [speedKey()]: audio.playbackRate }));
    }
    update(false);
  });
  audio.addEventListener('error', () => say(data.words.no_audio));
  addEventListener('pagehide', keepPlace);

  // The reader scrolls away: the page stays where they are until they ask to come back.
  const scrolled = () => {
    if (performance.now() < scrolling) {
      return;
    }
    if (current >= 0) {
      follow = inView(sentences[current]);
      offerReturn();
    }
  };
  addEventListener('scroll', scrolled, { passive: true });
  addEventListener('scrollend', () => {
    scrolling = 0;
    offerReturn();
  });
  for (const name of ['wheel', 'touchmove']) {
    addEventListener(name, () => {
      scrolling = 0;
    }, { passive: true });
  }

  // --- Start -----------------------------------------------------------------------------------

  for (const sentence of sentences) {
    sentence.tabIndex = -1;
  }
  if (sentences.length > 0) {
    rove(sentences[0]);
  }
  if (matchMedia('(max-width: 59.99rem)').matches) {
    for (const details of document.querySelectorAll('.contents details')) {
      details.open = false;
    }
  }
  new ResizeObserver(() => {
    document.documentElement.style.setProperty('--player', playerHeight() + 'px');
  }).observe(byId('player'));
  if (fast && settings.edition === 'fast') {
    hear(fast);
  } else {
    setSpeed(keptSpeed());
  }
  markChapter(0);
  const { at } = load(placeKey);
  if (at > 1 && at < data.seconds - 1) {
    openAt(sameSentence(at, normal, edition));
    touched = true;
    update(false);
  }
  performance.mark('ready');
})();
