'use strict';

const { html } = require('./html');
const { decisionSection, identitySection, pagesSection, tokenSection } = require('./sections');

/** The public page: the user, the decision about the request and its reason, and the claims of the token. */
function home(view) {
  return layout(view, 'Who am I?', [
    identitySection(view),
    decisionSection(view),
    tokenSection(view),
    pagesSection(view),
  ]);
}

/** A page for signed-in users only. */
function protectedPage(view) {
  const { orgSlug, orgRole } = view.auth;
  return layout(view, 'Protected page', [
    html`<section class="hero">
      <h1>You are in</h1>
      <p>
        The handler of this page called <code>getAuth(req)</code>, which returned <code>${view.auth.userId}</code>.
        ${orgSlug && html`Your active organization is <strong>${orgSlug}</strong>, your role is <code>${orgRole}</code>.`}
      </p>
    </section>`,
    tokenSection(view),
  ]);
}

/** The response of a protected page to signed-out users, with status 401. */
function signInFirst(view) {
  return layout(view, 'Sign in first', [
    html`<section class="hero">
      <h1>Sign in first</h1>
      <p>This page is for signed-in users. The server responded with status 401.</p>
      ${view.signIn && html`<p><a class="button" href="${view.signIn}">Sign in and come back here</a></p>`}
    </section>`,
    decisionSection(view),
  ]);
}

/** What Clerk's components need: their own scripts, styles that they make, and pictures of users. */
const componentPolicy =
  "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; connect-src 'self'; worker-src blob:; " +
  "img-src 'self' data: http://127.0.0.1:*; base-uri 'none'; frame-ancestors 'none'";

/** Clerk's sign-in component, from the scripts that the Frontend API serves. */
function signIn(view, publishableKey) {
  return layout({ ...view, signIn: undefined }, 'Sign in', [
    html`<section class="component">
      <div id="sign-in"><p class="note">Loading Clerk's sign-in component…</p></div>
      <script src="/__clerk/npm/@clerk/ui@1/dist/ui.browser.js" defer></script>
      <script
        src="/__clerk/npm/@clerk/clerk-js@6/dist/clerk.browser.js"
        data-clerk-publishable-key="${publishableKey}"
        data-clerk-proxy-url="/__clerk"
        defer
      ></script>
      <script src="/sign-in.js" defer></script>
    </section>`,
  ]);
}

/** The profile of the user, from Clerk's Backend API. */
function account(view, user) {
  const rows = [
    ['Name', user.fullName],
    ['Email address', user.primaryEmailAddress?.emailAddress],
    ['User name', user.username],
    ['User', html`<code>${user.id}</code>`],
    ['Member since', new Date(user.createdAt).toISOString().slice(0, 10)],
  ];
  return layout(view, 'Your account', [
    html`<section class="hero">
      <h1>${user.fullName ?? 'Your account'}</h1>
      <p>
        Fetched with <code>clerkClient.users.getUser(userId)</code>. Signed-out users are redirected by
        <code>requireAuth()</code>.
      </p>
    </section>`,
    html`<section class="card">
      <h2>Profile</h2>
      <dl>
        ${rows
          .filter(([, value]) => value)
          .map(
            ([name, value]) =>
              html`<div>
                <dt>${name}</dt>
                <dd>${value}</dd>
              </div>`,
          )}
      </dl>
    </section>`,
  ]);
}

/** For paths that do not exist, with status 404. */
function notFound(view) {
  return layout(view, 'No such page', [
    html`<section class="hero">
      <h1>No such page</h1>
      <p>There is no page at <code>${view.path}</code>. <a href="/">Home</a></p>
    </section>`,
  ]);
}

/** For errors, with status 500. It shows no user, because authentication itself may have failed. */
function failure() {
  return layout({ path: '' }, 'Something went wrong', [
    html`<section class="hero">
      <h1>Something went wrong</h1>
      <p>The console of the app shows the error. <a href="/">Home</a></p>
    </section>`,
  ]);
}

module.exports = { account, componentPolicy, failure, home, notFound, protectedPage, signIn, signInFirst };

const drawing =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16"><circle cx="8" cy="8" r="7" fill="#0f766e"/></svg>';
const icon = `data:image/svg+xml,${encodeURIComponent(drawing)}`;

const links = [
  ['/', 'Who am I?'],
  ['/protected', 'Protected'],
  ['/account', 'Account'],
  ['/api/me', 'API'],
];

function layout(view, title, sections) {
  const session = view.auth?.isAuthenticated
    ? view.signOut && html`<a class="session" href="${view.signOut}">Sign out</a>`
    : view.signIn && html`<a class="session" href="${view.signIn}">Sign in</a>`;
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>${title} · clerk-express-native</title>
        <link rel="icon" href="${icon}" />
        <link rel="stylesheet" href="/style.css" />
      </head>
      <body>
        <a class="skip" href="#content">Skip to the content</a>
        <header>
          <a class="brand" href="/">clerk-express-native <span>example app</span></a>
          <nav aria-label="Pages">
            ${links.map(([path, name]) => {
              const current = path === view.path && html` aria-current="page"`;
              return html`<a href="${path}" ${current}>${name}</a>`;
            })}
          </nav>
          ${session}
        </header>
        <main id="content">${sections}</main>
      </body>
    </html> `.toString();
}
