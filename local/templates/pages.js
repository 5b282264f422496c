'use strict';

// What the pages do in addition to links and forms. They work without it.

/** How long a button says that it has copied something. */
const COPIED_MS = 1500;

/** How long to wait before asking a program again that does not respond. */
const RETRY_MS = 2000;

/** How long to wait after an update, because a test may make hundreds of requests. */
const PAUSE_MS = 200;

/** How long to wait for more letters before searching. */
const TYPING_MS = 200;

const times = new Intl.DateTimeFormat(undefined, { timeStyle: 'medium', hourCycle: 'h23' });
const dates = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' });

/**
 * Shows times in the time zone of the browser.
 *
 * @param {ParentNode} parent
 */
function localize(parent) {
  for (const element of parent.querySelectorAll('time')) {
    const date = new Date(element.dateTime);
    element.textContent = ('date' in element.dataset ? dates : times).format(date);
    element.title = date.toString();
  }
}

/**
 * Replaces an element by its new version. Parts with the same `data-key`, and those that have not changed, stay with
 * all that the user did to them.
 *
 * @param {string} id
 * @param {Document} next
 */
function update(id, next) {
  const [now, then] = [document.getElementById(id), next.getElementById(id)];
  if (!now || !then) {
    return;
  }
  localize(then);
  // Moving an element takes the focus away.
  const focused = document.activeElement;
  const parts = '[data-key], .tiles > li';
  const keyOf = (/** @type {HTMLElement} */ part) => part.dataset.key ?? part.outerHTML;
  const kept = new Map(Array.from(now.querySelectorAll(parts), (part) => [keyOf(part), part]));
  for (const part of then.querySelectorAll(parts)) {
    const old = kept.get(keyOf(part));
    if (old) {
      part.replaceWith(old);
    } else if ('key' in part.dataset) {
      part.classList.add('fresh');
    }
  }
  now.replaceChildren(...then.childNodes);
  if (focused instanceof HTMLElement && focused.isConnected) {
    focused.focus({ preventScroll: true });
  }
}

/** Gets the page again and shows what is new. */
async function refresh() {
  const response = await fetch(location.href);
  const next = new DOMParser().parseFromString(await response.text(), 'text/html');
  document.body.dataset.revision = next.body.dataset.revision;
  update('view', next);
  update('views', next);
}

/**
 * Moves the URL to return to from the fragment, which no server sees, to the query. Clerk's scripts link to the pages
 * with `#/?redirect_url=…`.
 */
function readFragment() {
  const parameters = new URLSearchParams(location.hash.replace(/^#\/?\??/, ''));
  const kind = location.pathname === '/sign-up' ? 'sign_up' : 'sign_in';
  const names = [`${kind}_force_redirect_url`, 'redirect_url', `${kind}_fallback_redirect_url`];
  const redirectUrl = names.map((name) => parameters.get(name)).find(Boolean);
  if (redirectUrl) {
    const page = new URL(location.href);
    page.hash = '';
    page.searchParams.set('redirect_url', redirectUrl);
    location.replace(page);
  }
}

/** @param {number} ms */
function pause(ms) {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

/** Waits until the page is visible. */
function visible() {
  return new Promise((resolve) => {
    const check = () => {
      if (!document.hidden) {
        document.removeEventListener('visibilitychange', check);
        resolve(undefined);
      }
    };
    document.addEventListener('visibilitychange', check);
    check();
  });
}

/**
 * Shows whether the page is up to date.
 *
 * @param {boolean} isLive
 */
function showLive(isLive) {
  const live = document.getElementById('live');
  const [, label] = live?.children ?? [];
  const text = isLive ? 'Live' : 'Not running';
  if (live && label && label.textContent !== text) {
    live.className = `live ${isLive ? 'on' : 'off'}`;
    label.textContent = text;
  }
}

/** Keeps the page up to date. */
async function follow() {
  for (;;) {
    await visible();
    try {
      const shown = document.body.dataset.revision;
      showLive(true);
      const response = await fetch(`/inspector/changes?after=${shown}`);
      const { revision } = await response.json();
      if (revision !== shown) {
        await refresh();
        await pause(PAUSE_MS);
      }
    } catch {
      showLive(false);
      await pause(RETRY_MS);
    }
  }
}

/**
 * Copies a text, and says so on the button.
 *
 * @param {HTMLElement} button
 * @param {string} text
 */
async function copy(button, text) {
  await navigator.clipboard.writeText(text);
  if (button.ariaLive === null) {
    const label = [...button.childNodes];
    button.ariaLive = 'polite';
    button.replaceChildren('Copied');
    setTimeout(() => {
      button.ariaLive = null;
      button.replaceChildren(...label);
    }, COPIED_MS);
  }
}

/** The environment variables with the secret one. */
async function environment() {
  const response = await fetch('/inspector/environment', { method: 'POST' });
  return response.text();
}

document.addEventListener('click', (event) => {
  const button = event.target instanceof Element ? event.target.closest('button') : null;
  if (!button) {
    return;
  }
  const { copy: text, reveal: name } = button.dataset;
  if (text !== undefined) {
    void copy(button, text);
  } else if ('copyResponse' in button.dataset) {
    event.preventDefault();
    void environment().then((lines) => copy(button, lines));
  } else if (name !== undefined) {
    event.preventDefault();
    void environment().then((lines) => {
      const line = lines.split('\n').find((one) => one.startsWith(`${name}=`)) ?? '';
      const value = document.getElementById(`value-${name}`);
      value?.replaceChildren(line.slice(name.length + 1));
      delete button.dataset.reveal;
      button.type = 'button';
      button.dataset.copy = line;
      button.textContent = 'Copy';
    });
  }
});

let typing = 0;

document.addEventListener('input', (event) => {
  const form = event.target instanceof HTMLInputElement ? event.target.closest('form[role=search]') : null;
  if (form instanceof HTMLFormElement) {
    clearTimeout(typing);
    typing = setTimeout(() => {
      const query = new URLSearchParams(new FormData(form));
      history.replaceState(null, '', `?${query}`);
      void refresh();
    }, TYPING_MS);
  }
});

document.addEventListener('keydown', (event) => {
  const { target, key } = event;
  if (!(target instanceof HTMLElement) || event.ctrlKey || event.metaKey || event.altKey) {
    return;
  }
  if (key === '/' && !target.closest('input, select, textarea')) {
    event.preventDefault();
    document.querySelector('input[type=search]')?.focus();
  } else if ((key === 'ArrowDown' || key === 'ArrowUp') && target.matches('.log summary')) {
    event.preventDefault();
    const rows = [...document.querySelectorAll('.log summary')];
    rows[rows.indexOf(target) + (key === 'ArrowDown' ? 1 : -1)]?.focus();
  }
});

readFragment();
localize(document);
if ('revision' in document.body.dataset) {
  void follow();
}
