'use strict';

/**
 * The HTML page of an app for a user, as data in JSON.
 *
 * @param {object} session what `getAuth()` returned
 */
function documentPage(session) {
  return page(`<pre id="session">${escape(JSON.stringify(session))}</pre>`);
}

/**
 * An HTML page with clerk-js that is loaded from `clerk-local`, and a place for a component. The promise
 * `window.loading` resolves when `window.Clerk` is ready.
 *
 * @param {object} query
 * @param {string} [query.bundle] a file of clerk-js
 * @param {string} [query.proxyUrl] where the page reaches the Frontend API
 * @param {string} [query.components] a file of `@clerk/ui`, which is not loaded by default
 * @param {string} [query.options] JSON: options of `Clerk.load()`
 */
function clerkPage({ bundle = 'clerk.browser.js', proxyUrl = '/__clerk', components, options = '{}' }) {
  const key = process.env.CLERK_PUBLISHABLE_KEY ?? '';
  const files = `${proxyUrl}/npm/@clerk`;
  const source = `${files}/clerk-js@6/dist/${bundle}`;
  const load = `const options = ${inScript(JSON.parse(options))};
    const ClerkUI = window.__internal_ClerkUICtor;
    window.loading = Clerk.load(ClerkUI ? { ...options, ui: { ClerkUI } } : options);`;
  const script = bundle.endsWith('.mjs')
    ? `<script type="module">
    import { Clerk as Constructor } from ${inScript(source)};
    const proxyUrl = new URL(${inScript(proxyUrl)}, location.href).href;
    const Clerk = (window.Clerk = new Constructor(${inScript(key)}, { proxyUrl }));
    ${load}
  </script>`
    : `<script src="${escape(source)}" data-clerk-publishable-key="${escape(key)}"
    data-clerk-proxy-url="${escape(proxyUrl)}"></script>
  <script>
    ${load}
  </script>`;
  const ui = components ? `<script src="${escape(`${files}/ui@1/dist/${components}`)}"></script>` : '';
  return page(`<div id="component"></div>\n  ${ui}\n  ${script}`);
}

module.exports = { clerkPage, documentPage };

/** @param {string} body */
function page(body) {
  return `<!doctype html>
<html lang="en">
<head>
  <meta charset="utf-8">
  <title>App</title>
</head>
<body>
  ${body}
</body>
</html>
`;
}

/** @param {string} text */
function escape(text) {
  return text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
}

/**
 * A JSON value in a script element.
 *
 * @param {unknown} value
 */
function inScript(value) {
  return JSON.stringify(value).replaceAll('<', '\\u003c');
}
