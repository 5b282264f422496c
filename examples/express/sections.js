'use strict';

const { html } = require('./html');
const { claimInWords, factorAgesInWords, reasonInWords, timeInWords } = require('./words');

/** The user of the request, as a heading. */
function identitySection({ auth, signIn }) {
  if (!auth.isAuthenticated) {
    return html`<section class="hero">
      <p class="badge out">Signed out</p>
      <h1>You are signed out</h1>
      <p>
        The server looked for a session token in the <code>Authorization</code> header and in the cookies of this
        request.
      </p>
      ${
        signIn
          ? html`<p><a class="button" href="${signIn}">Sign in</a></p>`
          : html`<p>Set <code>CLERK_SIGN_IN_URL</code> to get a link to the sign-in page here.</p>`
      }
    </section>`;
  }
  const facts = [
    ['User', auth.userId],
    ['Session', auth.sessionId],
    ['Organization', auth.orgSlug ?? auth.orgId],
    ['Role', auth.orgRole],
    ['Permissions', auth.orgPermissions?.join(', ')],
  ];
  return html`<section class="hero">
    <p class="badge in">Signed in</p>
    <h1>You are signed in</h1>
    <dl>${facts.filter(([, value]) => value).map(codeRow)}</dl>
  </section>`;
}

/** The decision about this request, and its reason. */
function decisionSection({ decision }) {
  const headers = [
    ['x-clerk-auth-status', decision.status],
    ['x-clerk-auth-reason', decision.reason],
    ['x-clerk-auth-message', decision.message],
  ].filter(([, value]) => value !== undefined);
  return html`<section class="card">
    <h2>The decision of the server</h2>
    <p class="sentence">${reasonInWords(decision.reason)}</p>
    ${
      decision.reason === undefined
        ? html`<p class="note">Responses to signed-in requests have no <code>x-clerk-auth</code> headers.</p>`
        : html`<p class="note">The response headers of this page:</p>
            <dl class="wide">${headers.map(([name, value]) => codeRow([html`<code>${name}</code>`, value]))}</dl>`
    }
  </section>`;
}

/** The verified claims, one per row. */
function tokenSection({ auth }) {
  const claims = Object.entries(auth.sessionClaims ?? {});
  return html`<section class="card">
    <h2>The claims of the token</h2>
    ${
      claims.length === 0
        ? html`<p class="note">None: only verified claims are shown.</p>`
        : html`<div class="scroll" tabindex="0" role="region" aria-label="Claims of the session token">
            <table>
              <thead>
                <tr>
                  <th scope="col">Claim</th>
                  <th scope="col">Meaning</th>
                  <th scope="col">Value</th>
                </tr>
              </thead>
              <tbody>
                ${claims.map(([name, value]) => claimRow(name, value))}
              </tbody>
            </table>
          </div>`
    }
  </section>`;
}

/** The other pages, and how the app responds to each of them now. */
function pagesSection({ auth }) {
  const signedIn = auth.isAuthenticated;
  const rows = [
    ['/protected', 'A page that calls getAuth(req)', signedIn ? 'the page' : '401 with a link to sign in'],
    ['/account', 'A page behind requireAuth()', signedIn ? 'your profile' : 'a redirect to the sign-in page'],
    ['/api/me', 'What getAuth(req) returns, as JSON', signedIn ? 'your session' : '401'],
    ['/api/users', 'clerkClient.users.getUserList()', signedIn ? 'ten users' : '401'],
    ['/api/key', 'For machines that send an API key', '401: browsers have none'],
    ['/health', 'Registered before clerkMiddleware()', 'always the same'],
  ];
  return html`<section class="card">
    <h2>Try the other pages</h2>
    <div class="scroll" tabindex="0" role="region" aria-label="Pages of this app">
      <table>
        <thead>
          <tr>
            <th scope="col">Path</th>
            <th scope="col">What it is</th>
            <th scope="col">Response</th>
          </tr>
        </thead>
        <tbody>
          ${rows.map(pageRow)}
        </tbody>
      </table>
    </div>
  </section>`;
}

module.exports = { decisionSection, identitySection, pagesSection, tokenSection };

function codeRow([name, value]) {
  return html`<div>
    <dt>${name}</dt>
    <dd><code>${value}</code></dd>
  </div>`;
}

function pageRow([path, what, answer]) {
  return html`<tr>
    <th scope="row"><a href="${path}">${path}</a></th>
    <td>${what}</td>
    <td>${answer}</td>
  </tr>`;
}

function claimRow(name, value) {
  return html`<tr>
    <th scope="row"><code>${name}</code></th>
    <td>${claimInWords(name)}</td>
    <td>${claimValue(name, value)}</td>
  </tr>`;
}

function claimValue(name, value) {
  const time = timeInWords(name, value);
  if (time) {
    return html`<time datetime="${time.iso}">${time.distance}</time> <span class="note">${time.moment}</span>`;
  }
  if (typeof value === 'string') {
    return html`<code>${value}</code>`;
  }
  const words = name === 'fva' && factorAgesInWords(value);
  const text = JSON.stringify(value, null, Array.isArray(value) ? 0 : 2);
  return html`<code>${text}</code>${words && html` <span class="note">${words}</span>`}`;
}
